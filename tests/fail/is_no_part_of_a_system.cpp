// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct inn : writ::system<contracts, rooms, payments,
    booking_flow> {};  // expect: is_no_part_of_a_system<booking_flow>
// fix:     booking_process> {};
static_assert(writ::proven<inn>);
