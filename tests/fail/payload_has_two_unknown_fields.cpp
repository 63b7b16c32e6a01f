// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/unknown_fields.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

// why: An unknown field goes to one place.
struct call_taxi {
    booking_id booking;
    writ::unknown_fields rest;
    writ::unknown_fields more;  // expect: payload_has_two_unknown_fields<call_taxi>
    // fix:
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
