// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: An instance that can never end stays in the store for ever.
struct checked_in { std::string room; };
auto on_money(const awaiting_payment&, const payment_taken&) -> writ::step<checked_in>;
auto on_late(const awaiting_payment&, const writ::timed_out&) -> writ::step<checked_in>;
auto on_release(const checked_in&, const release_room&)
    -> writ::stay<>;  // expect: state_never_reaches_a_finish<awaiting_payment, short_flow>
// fix:     -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_money, &on_release>,
    writ::timeout<one_day, &on_late>> {};
static_assert(writ::proven<short_flow>);
// cannot see: which alternative a transition returns: one that could finish may never do so.
