// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/cbor.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct yaml {};
struct call_taxi { booking_id booking; };
struct taxi_contracts : writ::contract_list<
    writ::encoded_as<yaml>,  // expect: is_no_codec<yaml>
// fix:     writ::encoded_as<writ::cbor>,
    writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: a codec with a content type whose write or read cannot be called.
