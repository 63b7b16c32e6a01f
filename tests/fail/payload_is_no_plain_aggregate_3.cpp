// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A reply and an error travel as a payload does, and keep the same rules.
class taxi_view {  // expect: payload_is_no_plain_aggregate<taxi_view>
// fix: struct taxi_view {
    std::string plate;
};
struct find_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::query<"taxi.find-taxi", find_taxi, writ::reply<taxi_view>>> {};
static_assert(writ::proven<taxi_contracts>);
