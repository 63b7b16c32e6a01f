// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/record.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct room_cleaned { booking_id booking; };
struct my_record {
    using enum writ::recorded;
    static constexpr writ::record_row rows[] = {
        // fault
        {none},
        // expect: contract_is_not_recorded<room_cleaned, my_record>
        // fix: {event, "room.cleaned", "writ:3fc6931529edc21a", 1},
        // fix:     {field, "booking", "text"},
    };
};
struct cleaning : writ::contract_list<writ::event<"room.cleaned", room_cleaned>,
                                      writ::recorded_in<my_record>> {};
static_assert(writ::proven<cleaning>);
// why: A record is a header that `writ_record` of CMake writes; see [versions](versions.md).
// cannot see: how a contract was before the last time that it was recorded.
