// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Who sends a command does not wait. What came of it is an event; who wants to wait, asks.
struct call_taxi { booking_id booking; };
struct taxi_view { std::string plate; };
struct taxi_contracts : writ::contract_list<
    writ::command<"taxi.call-taxi", call_taxi, writ::reply<taxi_view>>> {};
    // expect: only_a_query_has_a_reply<call_taxi>
// fix:     writ::query<"taxi.call-taxi", call_taxi, writ::reply<taxi_view>>> {};
static_assert(writ::proven<taxi_contracts>);
