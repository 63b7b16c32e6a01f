// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct room_cleaned { booking_id booking; };
struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        {event, "room.cleaned", "writ:3fc6931529edc21a", 1},
            {field, "booking", "text"},
        {event, "room.painted", "writ:3fc6931529edc21a", 1}, {field, "booking", "text"},  // expect: recorded_contract_is_gone<writ::named<
        // expect: "room.painted"}>, my_record>
        // fix:
    };
};
struct cleaning : writ::contract_list<writ::event<"room.cleaned", room_cleaned>,
                                      writ::recorded_in<my_record>> {};
static_assert(writ::proven<cleaning>);
