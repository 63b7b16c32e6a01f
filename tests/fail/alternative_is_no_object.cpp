// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The tag stands beside the members of the alternative, so that there must be some object to
// why: stand in.
struct address {
    std::string street;
};
struct call_taxi {
    booking_id booking;
    std::variant<address, int> to;  // expect: alternative_is_no_object<int, call_taxi>
    // fix: std::variant<address, booking_id> to;
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
