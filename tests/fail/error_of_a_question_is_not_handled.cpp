// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Who asks handles each declared error. Who sends a command need not.
auto on_asking(const room_reserved&) -> writ::step<awaiting_payment, find_booking>;
auto on_view(const awaiting_payment&, const booking_view&) -> writ::finish<>;
auto on_none(const awaiting_payment&, const not_found&) -> writ::finish<>;
struct asking_flow : writ::workflow<"asking-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_asking>, writ::timeout<one_day, &on_timeout>,
    writ::continues<&on_view>> {};
    // expect: error_of_a_question_is_not_handled<not_found, find_booking, asking_flow>
// fix:     writ::continues<&on_view, &on_none>> {};
static_assert(writ::proven<asking_flow>);
