// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A command is an order to one. What several should hear of is an event.
struct bank : writ::service<"bank", contracts, writ::calls<&charge>> {};
struct inn : writ::system<contracts, rooms, payments, booking_process,
    bank> {};  // expect: command_has_two_owners<take_payment, payments, bank>
// fix:     writ::participant<"bank", contracts, writ::subscribes<payment_taken>>> {};
static_assert(writ::proven<inn>);
