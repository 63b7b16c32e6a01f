// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: So with what a transition sends.
struct booking_closed { booking_id booking; };
auto on_closed(const awaiting_payment&, const payment_taken&) -> writ::finish<booking_closed>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_closed>> {};
    // expect: emits_what_is_no_contract<booking_closed, short_flow>
// fix:     writ::continues<&on_paid>> {};
static_assert(writ::proven<short_flow>);
