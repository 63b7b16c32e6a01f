// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Two handlers that answer each other never stop, and nothing slows them down.
auto reserve_again(const payment_declined&) -> reserve_room;
auto charge_at_once(const room_reserved&) -> take_payment;
struct agency : writ::service<"agency", contracts, writ::calls<&charge_at_once>,
    writ::calls<&reserve_again>> {};
    // expect: messages_go_in_a_circle<payment_declined, reserve_room, inn>
// fix:     writ::calls<&reserve_again, writ::may_repeat>> {};
struct inn : writ::system<contracts, rooms, payments, agency> {};
static_assert(writ::proven<inn>);
// cannot see: whether a condition ends the circle; a workflow, writ::delayed or a handler with an
// cannot see: effect policy is taken to end it. Nor circles through another system.
