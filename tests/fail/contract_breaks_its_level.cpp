// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct room_cleaned {
    booking_id booking;
    std::string note;  // expect: contract_breaks_its_level<room_cleaned, writ::difference::field_is_gone<
    // expect: "by"}>, writ::full, writ::version<1>, writ::version<2>>
    // fix: std::string by;
};
struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        {event, "room.cleaned", "writ:ff8ae1b94856d3c7", 1},
            {field, "booking", "text"},
            {field, "by", "text"},
    };
};
struct cleaning : writ::contract_list<writ::event<"room.cleaned", room_cleaned>,
                                      writ::recorded_in<my_record>> {};
static_assert(writ::proven<cleaning>);
// why: Builds that know version 1 require the field, and still run while version 2 is installed.
