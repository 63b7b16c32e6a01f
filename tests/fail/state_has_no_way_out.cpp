// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct paid { std::string room; };
auto on_money(const awaiting_payment&, const payment_taken&)
    -> writ::step<paid>;  // expect: state_has_no_way_out<paid, short_flow>
// fix:     -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_money>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
// cannot see: a condition inside of a transition that never holds.
