// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A payload that is only declared has no members to read yet.
struct call_taxi;  // expect: payload_is_no_plain_aggregate<call_taxi>
// fix: struct call_taxi { int seats; };
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
