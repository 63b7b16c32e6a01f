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
    };
};
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::recorded_in<my_record>> {};  // expect: state_has_no_stored_name<awaiting_payment, short_flow>
// fix:     writ::recorded_in<my_record>, writ::state<"awaiting-payment", awaiting_payment>> {};
static_assert(writ::proven<short_flow>);
// why: Said of a workflow that is recorded, and of one that an endpoint keeps in a durable store.
