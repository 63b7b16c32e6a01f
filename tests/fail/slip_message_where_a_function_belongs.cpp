// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<payment_taken>> {};  // expect: continues
// fix:     writ::continues<&on_paid>> {};
static_assert(writ::proven<short_flow>);
