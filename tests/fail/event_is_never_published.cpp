// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

auto approve(const take_payment&)
    -> payment_taken;  // expect: event_is_never_published<payment_declined, booking_process>
// fix:     -> std::variant<payment_taken, payment_declined>;
struct bank : writ::service<"bank", contracts, writ::calls<&approve>> {};
struct inn : writ::system<contracts, rooms, bank, booking_process> {};
static_assert(writ::proven<inn>);
// cannot see: whether the publishing branch is ever taken. An event that nobody hears of is no
// cannot see: error: `describe` lists it.
