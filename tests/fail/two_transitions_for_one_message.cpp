// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

auto on_money(const awaiting_payment&, const payment_taken&) -> writ::finish<release_room>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_paid, &on_money>> {};
    // expect: two_transitions_for_one_message<awaiting_payment, payment_taken, short_flow>
// fix:     writ::continues<&on_paid>> {};
static_assert(writ::proven<short_flow>);
