// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_contracts.hpp"
#include "contracts/mail_contracts.hpp"
#include "contracts/payment_contracts.hpp"

namespace booking {

/// Everything that is said in the hotel. Who needs one team's contracts includes only those, and is
/// not compiled again when another team's change.
struct contracts : writ::contract_list<booking_contracts, payment_contracts, mail_contracts> {};

}  // namespace booking
