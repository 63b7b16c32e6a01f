// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: `24h` needs `<chrono>` and its literals.
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>,
    writ::timeout<24h, &on_timeout>> {};  // expect: operator""h
// fix:     writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
