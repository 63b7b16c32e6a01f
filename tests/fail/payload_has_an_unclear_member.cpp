// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A reference points into somebody's memory, and means nothing on the other side.
struct call_taxi {
    const booking_id& booking;  // expect: payload_has_an_unclear_member<call_taxi>
    // fix: booking_id booking;
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: bit-fields that fill whole bytes, such as two of 16 bits each in a struct of 4 bytes.
