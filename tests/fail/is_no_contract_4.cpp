// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct pascal_case {};
struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::naming<pascal_case>,  // expect: is_no_contract<writ::naming<pascal_case>
// fix:     writ::naming<writ::camel_case>,
    writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
