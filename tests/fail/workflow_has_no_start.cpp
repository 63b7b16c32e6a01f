// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::continues<&on_paid>,  // expect: workflow_has_no_start<short_flow>
    // fix: writ::starts<&on_reserved>, writ::continues<&on_paid>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
// cannot see: whether the starting message is ever sent; the proof of the system sees it for
// cannot see: events.
