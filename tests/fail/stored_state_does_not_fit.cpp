// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        {state, "short-flow/awaiting-payment", "writ:5000c25d017bc747", 1},
            {field, "room_number", "signed 4"},
        {state, "short-flow/awaiting-payment", "writ:7a5cce1a08098cb0", 2},
            {field, "room", "text"},
    };
};
struct old_form { int room_number; };
auto with_text(const old_form&) -> awaiting_payment;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::recorded_in<my_record>,
    writ::state<"awaiting-payment", awaiting_payment>> {};
    // expect: stored_state_does_not_fit<awaiting_payment, writ::difference::field_is_required<
    // expect: "room"}>, short_flow>
// fix:     writ::state<"awaiting-payment", awaiting_payment, writ::upcast<&with_text>>> {};
static_assert(writ::proven<short_flow>);
// cannot see: whether anything is still stored in the old form.
