// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/payment_contracts.hpp"

#include <variant>

namespace booking {

/// What the bank says to it; nothing, where the bank is slow to answer.
auto charge(const take_payment& wanted)
    -> std::variant<payment_taken, payment_declined, std::monostate>;

struct payments : writ::service<"payments", payment_contracts, writ::calls<&charge>> {};

}  // namespace booking
