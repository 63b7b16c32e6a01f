// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The answer may never come, and then nobody would release the room.
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>,  // expect: question_without_timeout<awaiting_payment, short_flow>
    // fix: writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_paid, &on_declined>> {};
static_assert(writ::proven<short_flow>);
// cannot see: whether the time is long enough.
