// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: One message starts an instance in one way.
auto on_gift(const room_reserved&) -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved, &on_gift>,
    // expect: two_transitions_for_one_message<writ::detail::no_state, room_reserved, short_flow>
    // fix: writ::starts<&on_reserved>,
    writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
