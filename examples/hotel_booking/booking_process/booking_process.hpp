// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/contracts.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>

namespace booking {

using namespace std::chrono_literals;

/// The one state in which a booking waits.
struct awaiting_payment {
    std::string room_id, customer_id;
    std::int64_t price_cents;
};

/// reserve -> pay -> confirm, or release. The signatures are the state machine: what a step takes
/// is when it is taken, what it returns is all that can come of it.
struct booking_steps {
    static auto on_reserved(const room_reserved& reserved)
        -> writ::step<awaiting_payment, take_payment>;
    static auto on_paid(const awaiting_payment& waiting, const payment_taken& paid)
        -> writ::finish<email_hotel>;
    static auto on_declined(const awaiting_payment& waiting, const payment_declined& declined)
        -> std::variant<writ::stay<take_payment>, writ::finish<release_room>>;
    static auto on_cancel(const writ::any_state&, const cancel_booking& cancelled)
        -> writ::finish<release_room>;
    static auto on_timeout(const writ::any_state&, const writ::timed_out&,
                           const booking_id& booking) -> writ::finish<release_room>;
};

struct booking_flow
    : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                     writ::starts<&booking_steps::on_reserved>,
                     writ::continues<&booking_steps::on_paid, &booking_steps::on_declined,
                                     &booking_steps::on_cancel>,
                     writ::timeout<24h, &booking_steps::on_timeout>,
                     writ::state<"awaiting-payment", awaiting_payment>> {};

struct booking_process : writ::service<"booking-process", contracts, writ::runs<booking_flow>> {};

}  // namespace booking
