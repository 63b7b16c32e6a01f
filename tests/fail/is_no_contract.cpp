// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    call_taxi> {};  // expect: is_no_contract<call_taxi>
// fix:     writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: whether a contract that should be in the list was left out and is used nowhere.
