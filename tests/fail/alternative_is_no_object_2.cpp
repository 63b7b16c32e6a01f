// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: What may be absent is a std::optional, in a variant as elsewhere.
struct address {
    std::string street;
};
struct call_taxi {
    booking_id booking;
    std::vector<std::variant<std::monostate, address>> stops;
    // expect: alternative_is_no_object<std::monostate, call_taxi>
    // fix: std::vector<std::optional<std::variant<address>>> stops;
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
