// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A name that two functions share is no value: name one of them apart.
struct steps {
    static auto on(const room_reserved&) -> writ::step<awaiting_payment>;
    static auto on(const payment_taken&) -> writ::step<awaiting_payment>;
};
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::starts<&steps::on>> {};  // expect: steps::on
// fix:     writ::starts<&on_reserved>> {};
static_assert(writ::proven<short_flow>);
