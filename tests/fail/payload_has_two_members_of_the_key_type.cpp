// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct swap_taxis {
    booking_id booking;
    booking_id other;  // expect: payload_has_two_members_of_the_key_type<swap_taxis, booking_id>
    // fix: std::string other;
};
struct taxi_contracts : writ::contract_list<
    writ::stream<"taxi", writ::keyed_by<booking_id>,
                 writ::command<"taxi.swap-taxis", swap_taxis>>> {};
static_assert(writ::proven<taxi_contracts>);
