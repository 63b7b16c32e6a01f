// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The workflow that a service runs takes messages of the service's own list.
struct room_contracts : writ::contract_list<
    writ::command<"rooms.release-room", release_room>> {};
struct night_desk : writ::service<"night-desk",
    room_contracts,  // expect: takes_what_is_no_contract<room_reserved, night_desk>
    // fix: contracts,
    writ::runs<booking_flow>> {};
static_assert(writ::proven<night_desk>);
