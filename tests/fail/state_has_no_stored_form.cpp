// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct waiting {
    const room_reserved* started_by;
    // expect: state_has_no_stored_form<const room_reserved*, waiting>
    // fix: room_reserved started_by;
};
auto on_first(const room_reserved&) -> writ::step<waiting>;
auto on_last(const waiting&, const payment_taken&) -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_first>, writ::continues<&on_last>> {};
static_assert(writ::proven<short_flow>);
