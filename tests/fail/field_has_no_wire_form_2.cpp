// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The declared errors travel too.
struct no_taxi {
    const char* reason;  // expect: field_has_no_wire_form<const char*, no_taxi>
    // fix: std::string reason;
};
struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::command<"taxi.call-taxi", call_taxi, writ::errors<no_taxi>>> {};
static_assert(writ::proven<taxi_contracts>);
