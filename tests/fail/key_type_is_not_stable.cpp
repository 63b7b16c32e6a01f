// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Equal keys must have equal texts, in each build and in each language; a double has not.
struct meter { double value; };  // expect: key_type_is_not_stable<meter>
// fix: struct meter { long long value; };
struct fare_counted { meter at; };
struct taxi_contracts : writ::contract_list<
    writ::stream<"fares", writ::keyed_by<meter>,
                 writ::event<"taxi.fare-counted", fare_counted>>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: strings that mean the same and are spelled in two ways, such as `B1` and `b1`.
