// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: What a transition sends is part of where it goes.
auto on_paid_too(const awaiting_payment&, const payment_taken&) -> release_room;
// expect: is_no_transition<release_room (*)(const awaiting_payment&, const payment_taken&)>
// fix: auto on_paid_too(const awaiting_payment&, const payment_taken&)
// fix:     -> writ::finish<release_room>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid_too>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
