// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/cbor.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

#include <vector>

// why: A message is an object, so that members can be added: a list is a member of one.
struct call_taxi {
    booking_id booking;
};
using calls = std::vector<call_taxi>;  // expect: payload_is_no_plain_aggregate<std::vector<call_taxi>
// fix: struct calls { std::vector<call_taxi> all; };
inline auto read(std::string_view data) { return writ::from_cbor<calls>(data); }
