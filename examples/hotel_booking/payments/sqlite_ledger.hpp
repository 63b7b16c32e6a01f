// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "payments/ledger.hpp"

#include <writ/sqlite.hpp>

namespace booking {

/// The ledger as rows of the store's file. A row is only ever appended, so that a payment that was
/// taken twice would be seen.
class sqlite_ledger final : public ledger {
public:
    static constexpr const char* tables = R"(
        CREATE TABLE IF NOT EXISTS hotel_payment (
            number INTEGER PRIMARY KEY, booking TEXT NOT NULL, attempt INTEGER NOT NULL,
            cents INTEGER NOT NULL, taken INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS hotel_payment_booking ON hotel_payment (booking);
    )";

    explicit sqlite_ledger(writ::sqlite::transaction& rows) : rows_{rows} {}

    void enter(const take_payment& wanted, bank_answer answer) override {
        rows_.execute("INSERT INTO hotel_payment (booking, attempt, cents, taken) "
                      "VALUES (?1, ?2, ?3, ?4)",
                      wanted.booking.value, wanted.attempt, wanted.cents,
                      answer == bank_answer::taken);
    }

private:
    writ::sqlite::transaction& rows_;
};

}  // namespace booking
