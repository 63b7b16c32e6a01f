// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        // fault
        {none},
        // expect: state_is_not_recorded<awaiting_payment, short_flow, my_record>
        // fix: {state, "short-flow/awaiting-payment", "writ:7a5cce1a08098cb0", 1},
        // fix:     {field, "room", "text"},
    };
};
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::state<"awaiting-payment", awaiting_payment>, writ::recorded_in<my_record>> {};
static_assert(writ::proven<short_flow>);
