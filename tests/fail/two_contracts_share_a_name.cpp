// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The wire name finds the type. Two commands of one name could not be told apart.
struct call_taxi { booking_id booking; };
struct call_shuttle { booking_id booking; };
struct ride_contracts : writ::contract_list<
    writ::command<"rides.call", call_taxi>,
    writ::command<"rides.call", call_shuttle>> {};
    // expect: two_contracts_share_a_name<call_taxi, call_shuttle>
// fix:     writ::command<"rides.call-shuttle", call_shuttle>> {};
static_assert(writ::proven<ride_contracts>);
// cannot see: a name that a program outside of this build uses for something else.
