// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter { void operator()(const release_room&, const writ::attribute<"tenant">&) const; };
struct desk_contracts : writ::contract_list<
    contracts> {};  // expect: attribute_is_not_declared<writ::attribute<
// fix:     contracts, writ::sticky<"tenant">> {};
struct night_desk : writ::service<"night-desk", desk_contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
// cannot see: whether anybody sets the attribute; it is empty where nobody did.
