// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A number is no duration: say the unit.
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>,
    writ::timeout<24, &on_timeout>> {};  // expect: 24
// fix:     writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
