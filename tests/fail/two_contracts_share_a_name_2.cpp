// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Nor may one name be a command here and an event there.
struct call_taxi { booking_id booking; };
struct taxi_called { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::command<"taxi.call", call_taxi>,
    writ::event<"taxi.call", taxi_called>> {};
    // expect: two_contracts_share_a_name<call_taxi, taxi_called>
// fix:     writ::event<"taxi.called", taxi_called>> {};
static_assert(writ::proven<taxi_contracts>);
