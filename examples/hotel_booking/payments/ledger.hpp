// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/payment_contracts.hpp"

namespace booking {

enum class bank_answer { declined, taken };

/// What the bank said, as the accountants need it. Whoever runs the service binds it to rows in the
/// transaction of the message: a payment and the news of it are stored together, or neither is.
class ledger {
public:
    ledger() = default;
    ledger(const ledger&) = delete;
    ledger& operator=(const ledger&) = delete;
    virtual ~ledger() = default;

    virtual void enter(const take_payment& wanted, bank_answer answer) = 0;
};

}  // namespace booking
