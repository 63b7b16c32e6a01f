// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        {state, "short-flow/awaiting-payment", "writ:7a5cce1a08098cb0", 1},
            {field, "room", "text"},
        {state, "short-flow/awaiting-receipt", "writ:5000c25d017bc747", 1},
            {field, "room_number", "signed 4"},
    };
};
struct awaiting_receipt { int room_number; };
auto pay_again(const awaiting_receipt&) -> awaiting_payment;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::recorded_in<my_record>,
    writ::state<"awaiting-payment", awaiting_payment>> {};
    // expect: stored_state_is_gone<writ::named<
    // expect: "short-flow/awaiting-receipt"}>, my_record>
// fix:     writ::state<"awaiting-payment", awaiting_payment, writ::formerly<"awaiting-receipt", &pay_again>>> {};
static_assert(writ::proven<short_flow>);
