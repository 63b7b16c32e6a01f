// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A pointer, a view or a function has no meaning on the other side.
struct call_taxi {
    booking_id booking;
    std::string_view street;
    // expect: field_has_no_wire_form<std::basic_string_view<char>, call_taxi>
    // fix: std::string street;
};
struct taxi_contracts : writ::contract_list<writ::command<"taxi.call-taxi", call_taxi>> {};
static_assert(writ::proven<taxi_contracts>);
// cannot see: values that cannot be written, such as a number that is not finite: they fail when
// cannot see: they are sent.
