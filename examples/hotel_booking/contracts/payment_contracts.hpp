// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_id.hpp"

#include <writ/writ.hpp>

#include <cstdint>
#include <string>

// What the payments team says to others, and takes from them.

namespace booking {

/// `attempt` counts from 1: the bank takes one booking's money once an attempt, however often it is
/// asked.
struct take_payment {
    booking_id booking;
    std::string customer_id;
    std::int64_t cents;
    int attempt;
};

struct payment_taken {
    booking_id booking;
    std::int64_t cents;
};

struct payment_declined {
    booking_id booking;
    int attempt;
};

struct payment_contracts
    : writ::contract_list<writ::stream<"payment", writ::keyed_by<booking_id>,
                                       writ::command<"payment.take-payment", take_payment>,
                                       writ::event<"payment.payment-taken", payment_taken>,
                                       writ::event<"payment.payment-declined", payment_declined>>> {
};

}  // namespace booking
