// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct clean_room { std::string room; };
struct room_contracts : writ::contract_list<writ::command<"rooms.clean-room", clean_room>> {};
void clean(const clean_room&);
struct cleaners : writ::service<"cleaners", room_contracts, writ::calls<&clean>> {};
struct inn : writ::system<
    contracts,  // expect: contract_is_not_in_the_system<clean_room, cleaners, inn>
    // fix: writ::contract_list<contracts, room_contracts>,
    rooms, payments, booking_process, cleaners> {};
static_assert(writ::proven<inn>);
