// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts.hpp"

namespace build_1 {

// [first]
struct awaiting_payment {
    std::string room;
    int price_cents;
};
struct steps {
    static auto on_reserved(const room_reserved& told) -> writ::step<awaiting_payment> {
        return awaiting_payment{told.room, told.price_cents};
    }
    static auto on_paid(const awaiting_payment& waiting, const payment_taken& paid)
        -> writ::finish<email_hotel> {
        return email_hotel{paid.booking, "room " + waiting.room};
    }
};
struct booking_flow
    : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                     writ::starts<&steps::on_reserved>, writ::continues<&steps::on_paid>,
                     writ::state<"awaiting-payment", awaiting_payment>> {};
// [/first]
struct booking_process : writ::service<"booking-process", contracts, writ::runs<booking_flow>> {};

}  // namespace build_1
