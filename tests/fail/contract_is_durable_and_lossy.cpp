// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct taxi_moved { booking_id booking; double north, east; };
struct taxi_contracts : writ::contract_list<
    writ::event<"taxi.taxi-moved", taxi_moved, writ::durable, writ::lossy>> {};
    // expect: contract_is_durable_and_lossy<taxi_moved>
// fix:     writ::event<"taxi.taxi-moved", taxi_moved, writ::lossy>> {};
static_assert(writ::proven<taxi_contracts>);
