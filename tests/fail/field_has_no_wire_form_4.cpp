// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The codec alone says so too, without a list of contracts.
struct call_taxi {
    booking_id booking;
    const char* street;  // expect: field_has_no_wire_form<const char*, call_taxi>
// fix:     std::string street;
};
inline std::string written(const call_taxi& call) { return writ::to_json(call); }
