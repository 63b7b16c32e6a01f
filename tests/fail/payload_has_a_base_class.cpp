// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct ride { booking_id booking; };
struct call_taxi : ride {  // expect: payload_has_a_base_class<call_taxi>
// fix: struct call_taxi {
// fix:     ride about;
    int seats;
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
