// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "payments/payments.hpp"

namespace booking {

static_assert(writ::proven<payments>);

// A stand-in for a bank: the name of the customer says what it will do.
auto charge(const take_payment& wanted, ledger& book)
    -> std::variant<payment_taken, payment_declined, std::monostate> {
    if (wanted.customer_id.starts_with("slow"))
        return std::monostate{};
    if (wanted.customer_id.starts_with("broke")) {
        book.enter(wanted, bank_answer::declined);
        return payment_declined{wanted.booking, wanted.attempt};
    }
    book.enter(wanted, bank_answer::taken);
    return payment_taken{wanted.booking, wanted.cents};
}

}  // namespace booking
