// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "booking_process/booking_process.hpp"
#include "contracts/contracts.hpp"
#include "front_end/front_end.hpp"
#include "hotel_mail/hotel_mail.hpp"
#include "payments/payments.hpp"
#include "room_booking/room_booking.hpp"

namespace booking {

struct hotel
    : writ::system<contracts, front_end, room_booking, payments, booking_process, hotel_mail> {};

}  // namespace booking
