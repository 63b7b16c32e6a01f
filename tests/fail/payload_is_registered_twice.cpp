// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A payload type is one contract: handlers and return types name it by its type alone.
struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::command<"taxi.call-now", call_taxi>,  // expect: payload_is_registered_twice<call_taxi>
    // fix:
    writ::command<"taxi.call", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
