// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::command<"Call a taxi!", call_taxi>> {};  // expect: wire_name_is_malformed<call_taxi>
// fix:     writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
