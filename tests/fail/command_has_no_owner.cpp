// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct inn : writ::system<contracts,
    rooms, booking_process> {};  // expect: command_has_no_owner<take_payment, inn>
// fix:     rooms, booking_process, payments> {};
static_assert(writ::proven<inn>);
// cannot see: whether the owner is deployed.
