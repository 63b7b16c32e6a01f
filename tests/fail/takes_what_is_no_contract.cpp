// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct clean_room { std::string room; };
struct porter { void operator()(const clean_room&) const; };
struct desk_contracts : writ::contract_list<
    contracts> {};  // expect: takes_what_is_no_contract<clean_room, night_desk>
// fix:     contracts, writ::command<"rooms.clean-room", clean_room>> {};
struct night_desk : writ::service<"night-desk", desk_contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
