// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A transition is pure: the same state and message give the same step, in a test and after a
// why: crash.
struct steps {
    int tries = 0;
    auto on_paid(const awaiting_payment&,
    // expect: transition_has_an_object<writ::finish<> (steps::*)(const awaiting_payment&,
    // fix: static auto on_paid(const awaiting_payment&,
                 const payment_taken&) -> writ::finish<>;
};
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&steps::on_paid>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
// cannot see: globals, clocks and random numbers inside of the function.
