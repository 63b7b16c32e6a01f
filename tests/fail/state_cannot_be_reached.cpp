// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct lost { std::string room; };
auto on_found(const lost&, const payment_taken&) -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_paid, &on_found>> {};  // expect: state_cannot_be_reached<lost, short_flow>
// fix:     writ::continues<&on_paid>> {};
static_assert(writ::proven<short_flow>);
// cannot see: a branch inside of a transition that is never taken.
