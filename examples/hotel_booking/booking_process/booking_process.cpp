// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "booking_process/booking_process.hpp"

namespace booking {

static_assert(writ::proven<booking_process>);

namespace {

constexpr int most_attempts = 3;

take_payment payment_for(const awaiting_payment& waiting, const booking_id& booking, int attempt) {
    return {booking, waiting.customer_id, waiting.price_cents, attempt};
}

}  // namespace

auto booking_steps::on_reserved(const room_reserved& reserved)
    -> writ::step<awaiting_payment, take_payment> {
    const awaiting_payment waiting{reserved.room_id, reserved.customer_id, reserved.price_cents};
    return {waiting, payment_for(waiting, reserved.booking, 1)};
}

auto booking_steps::on_paid(const awaiting_payment& waiting, const payment_taken& paid)
    -> writ::finish<email_hotel> {
    return email_hotel{paid.booking, waiting.room_id};
}

// To stay is to keep the state as it is: all attempts together have the one time limit.
auto booking_steps::on_declined(const awaiting_payment& waiting, const payment_declined& declined)
    -> std::variant<writ::stay<take_payment>, writ::finish<release_room>> {
    if (declined.attempt < most_attempts)
        return writ::stay{payment_for(waiting, declined.booking, declined.attempt + 1)};
    return writ::finish{release_room{declined.booking, release_reason::not_paid}};
}

auto booking_steps::on_cancel(const writ::any_state&, const cancel_booking& cancelled)
    -> writ::finish<release_room> {
    return release_room{cancelled.booking, release_reason::cancelled};
}

auto booking_steps::on_timeout(const writ::any_state&, const writ::timed_out&,
                               const booking_id& booking) -> writ::finish<release_room> {
    return release_room{booking, release_reason::timed_out};
}

}  // namespace booking
