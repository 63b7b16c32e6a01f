// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct short_flow : writ::workflow<"short-flow", contracts,
// expect: workflow_is_not_identified<short_flow>
    // fix: struct short_flow : writ::workflow<"short-flow", contracts,
    // fix:     writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
