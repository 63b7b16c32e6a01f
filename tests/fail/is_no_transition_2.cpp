// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: There is no state to stay in before the start.
auto on_first(const room_reserved&) -> writ::stay<take_payment>;
// expect: is_no_transition<writ::stay<take_payment> (*)(const room_reserved&)>
// fix: auto on_first(const room_reserved&) -> writ::step<awaiting_payment, take_payment>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_first>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
