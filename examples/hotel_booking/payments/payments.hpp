// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/payment_contracts.hpp"
#include "payments/ledger.hpp"

#include <variant>

namespace booking {

/// What the bank says to it; nothing, where the bank is slow to answer.
auto charge(const take_payment& wanted, ledger& book)
    -> std::variant<payment_taken, payment_declined, std::monostate>;

struct payments
    : writ::service<"payments", payment_contracts, writ::needs<ledger>, writ::calls<&charge>> {};

}  // namespace booking
