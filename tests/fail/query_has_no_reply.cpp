// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct find_taxi { booking_id booking; };
struct taxi_view { std::string plate; };
struct taxi_contracts : writ::contract_list<
    writ::query<"taxi.find-taxi", find_taxi>> {};  // expect: query_has_no_reply<find_taxi>
// fix:     writ::query<"taxi.find-taxi", find_taxi, writ::reply<taxi_view>>> {};
static_assert(writ::proven<taxi_contracts>);
