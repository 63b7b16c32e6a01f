// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_id.hpp"

#include <writ/writ.hpp>

#include <string>

namespace booking {

/// Tells the hotel of a booking that is reserved and paid.
struct email_hotel {
    booking_id booking;
    std::string room_id;
};

struct mail_contracts : writ::contract_list<writ::command<"mail.email-hotel", email_hotel>> {};

}  // namespace booking
