// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct call_taxi {
    explicit call_taxi(int seats);  // expect: payload_is_no_plain_aggregate<call_taxi>
    // fix:
    int seats;
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: what the members mean; a check in a constructor has no place in a payload.
