// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "booking_record.hpp"
#include "contracts.hpp"

namespace build_2 {

// [second]
struct awaiting_payment_1 {  // as build 1 stored it; nothing else is kept of it
    std::string room;
    int price_cents;
};
struct price {
    int cents;
    std::string currency;
};
struct awaiting_payment {
    std::string room;
    price asked;
    std::optional<std::string> note;
};
inline auto with_currency(const awaiting_payment_1& old) -> awaiting_payment {
    return {old.room, {old.price_cents, "EUR"}, {}};
}

struct steps {
    static auto on_reserved(const room_reserved& told) -> writ::step<awaiting_payment> {
        return awaiting_payment{told.room, {told.price_cents, "EUR"}, told.note};
    }
    static auto on_paid(const awaiting_payment& waiting, const payment_taken& paid)
        -> writ::finish<email_hotel> {
        const auto& [cents, currency] = waiting.asked;
        return email_hotel{paid.booking,
                           "room " + waiting.room + ", " + std::to_string(cents) + " " + currency};
    }
};
struct booking_flow
    : writ::workflow<
          "booking-flow", contracts, writ::identified_by<booking_id>,
          writ::starts<&steps::on_reserved>, writ::continues<&steps::on_paid>,
          writ::state<"awaiting-payment", awaiting_payment, writ::upcast<&with_currency>>> {};
// [/second]
struct booking_process : writ::service<"booking-process", contracts, writ::runs<booking_flow>> {};

struct world : writ::participant<"world", contracts, writ::publishes<room_reserved, payment_taken>,
                                 writ::accepts<email_hotel>> {};
// [system]
struct hotel : writ::system<contracts, booking_process, world, writ::recorded_in<booking_record>> {
};
// [/system]

}  // namespace build_2
