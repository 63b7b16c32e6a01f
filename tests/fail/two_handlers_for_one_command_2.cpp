// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A workflow that takes a command is its handler.
auto on_request(const reserve_room&) -> writ::finish<room_reserved>;
struct request_flow : writ::workflow<"request-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_request>> {};
struct night_desk : writ::service<"night-desk", contracts, writ::runs<request_flow>,
    writ::calls<&reserve>> {};  // expect: two_handlers_for_one_command<reserve_room, night_desk>
// fix:     writ::calls<&release>> {};
static_assert(writ::proven<night_desk>);
