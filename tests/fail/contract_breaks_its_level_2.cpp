// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

enum class how { broom, mop };  // expect: contract_breaks_its_level<room_cleaned, writ::difference::choice_is_new<
// expect: "with=mop"}>, writ::forward, writ::version<3>, writ::version<4>>
// fix: enum class how { broom };
struct room_cleaned {
    booking_id booking;
    how with;
};
struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        {event, "room.cleaned", "writ:41ebb65de6f97895", 3},
            {field, "booking", "text"},
            {field, "with", "enum"},
            {choice, "with=broom"},
    };
};
struct cleaning : writ::contract_list<
    writ::event<"room.cleaned", room_cleaned, writ::compatible<writ::forward>>,
    writ::recorded_in<my_record>> {};
static_assert(writ::proven<cleaning>);
