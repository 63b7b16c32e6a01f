// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_id.hpp"

#include <writ/problem.hpp>
#include <writ/writ.hpp>

#include <cstdint>
#include <string>

// What the booking team says to others, and takes from them.

namespace booking {

/// Asks for a room from the evening of `from` to the morning of `to`.
struct make_reservation {
    booking_id booking;
    std::string room_id, customer_id;
    writ::date from, to;
};

struct room_reserved {
    booking_id booking;
    std::string room_id, customer_id;
    std::int64_t price_cents;
};

enum class refusal { room_is_taken, booking_exists };

struct reservation_refused {
    booking_id booking;
    std::string room_id;
    refusal why;
};

struct cancel_booking {
    booking_id booking;
};

enum class release_reason { cancelled, not_paid, timed_out };

struct release_room {
    booking_id booking;
    release_reason why;
};

struct room_released {
    booking_id booking;
    std::string room_id;
    release_reason why;
};

struct find_booking {
    booking_id booking;
};

enum class booking_status { reserved, released };

struct booking_view {
    booking_id booking;
    std::string room_id;
    writ::date from, to;
    booking_status status;
};

struct booking_contracts
    : writ::contract_list<
          writ::stream<"booking", writ::keyed_by<booking_id>,
                       writ::command<"booking.make-reservation", make_reservation>,
                       writ::event<"booking.room-reserved", room_reserved>,
                       writ::event<"booking.reservation-refused", reservation_refused>,
                       writ::command<"booking.cancel-booking", cancel_booking>,
                       writ::command<"booking.release-room", release_room>,
                       writ::event<"booking.room-released", room_released>>,
          writ::query<"booking.find-booking", find_booking, writ::reply<booking_view>,
                      writ::errors<writ::not_found>>> {};

}  // namespace booking
