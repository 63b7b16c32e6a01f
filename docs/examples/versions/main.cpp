// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "build_1.hpp"
#include "build_2.hpp"

#include <writ/testing.hpp>

#include <iostream>

// [proof]
static_assert(writ::proven<build_2::hotel>);  // and held against its record
// [/proof]

// [run]
int main() {
    auto world = writ::testing::world<build_1::booking_process>();
    world.send(room_reserved{{"b1"}, "101", 9900, {}});
    world.run();

    // b1 is asleep. Build 2 takes the place of build 1, and the booking is paid.
    world.redeploy<build_2::booking_process>();
    world.send(payment_taken{{"b1"}});

    // b2 was stored when the state had no name yet but that of its type.
    world.restore<build_2::booking_flow>(
        booking_id{"b2"}, {"awaiting_payment", R"({"room":"102","price_cents":5000})"});
    world.send(payment_taken{{"b2"}});

    // b3 begins under build 2.
    world.send(room_reserved{{"b3"}, "103", 7000, "sea view"});
    world.run();
    for (const auto& mail : world.sent<email_hotel>())
        std::cout << mail.booking.value << ": " << mail.text << '\n';
    const auto* stored = world.engine().instance("booking-process", "booking-flow", "b3");
    std::cout << stored->state << ' ' << stored->state_body << '\n';
}
// [/run]
