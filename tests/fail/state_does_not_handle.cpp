// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: With writ::strict each state says what it does with each message of the workflow.
struct strict_flow : writ::workflow<"strict-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>, writ::continues<&on_paid>,
    writ::strict> {};
    // expect: state_does_not_handle<awaiting_payment, room_reserved, strict_flow>
// fix:     writ::strict, writ::ignores<room_reserved>> {};
static_assert(writ::proven<strict_flow>);
