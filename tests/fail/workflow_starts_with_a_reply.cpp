// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A reply finds the instance that asked; before the start there is none.
auto on_view(const booking_view&) -> writ::step<awaiting_payment>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_view>,  // expect: workflow_starts_with_a_reply<booking_view, short_flow>
    // fix: writ::starts<&on_reserved>,
    writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
