// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct call_taxi { std::string booking; };
// expect: payload_has_no_member_of_the_key_type<call_taxi, booking_id>
// fix: struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::stream<"taxi", writ::keyed_by<booking_id>,
                 writ::command<"taxi.call-taxi", call_taxi>>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: a key inside of a nested struct; it must be a member of the payload itself.
