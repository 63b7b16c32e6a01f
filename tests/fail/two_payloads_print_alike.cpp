// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Two local types of one name would be one name in every error, and in every log.
inline void ring() {
    auto fire = [] { struct alarm { int floor; }; return alarm{}; };
    auto flood = [] { struct alarm { int floor; }; return alarm{}; };
    struct alarm_contracts : writ::contract_list<
        writ::event<"alarm.fire", decltype(fire())>,
        writ::event<"alarm.flood", decltype(flood())>> {};  // expect: two_payloads_print_alike<
    // fix:     writ::event<"booking.flooded", room_reserved>> {};
    static_assert(writ::proven<alarm_contracts>);
    flood();
}
