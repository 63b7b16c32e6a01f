// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The same for what is said about one contract.
struct call_taxi { booking_id booking; };
struct no_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::command<"taxi.call-taxi", call_taxi, no_taxi>> {};  // expect: is_no_contract<no_taxi>
// fix:     writ::command<"taxi.call-taxi", call_taxi, writ::errors<no_taxi>>> {};
static_assert(writ::proven<taxi_contracts>);
