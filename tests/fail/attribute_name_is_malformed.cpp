// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::sticky<"tenant-id">,  // expect: attribute_name_is_malformed<writ::attribute<
// fix:     writ::sticky<"tenantid">,
    writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
