// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The key of a stream is said by the stream, first, and nowhere else.
struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::command<"taxi.call-taxi", call_taxi, writ::keyed_by<booking_id>>> {};
    // expect: is_no_contract<writ::keyed_by<booking_id>>
// fix:     writ::stream<"taxi", writ::keyed_by<booking_id>,
// fix:                  writ::command<"taxi.call-taxi", call_taxi>>> {};
static_assert(writ::proven<taxi_contracts>);
