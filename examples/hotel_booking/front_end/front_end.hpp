// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_contracts.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace booking {

/// Whoever takes the customers' wishes. It may be another program in another language, so the
/// system only knows what it sends and asks.
struct front_end
    : writ::participant<"front-end", booking_contracts,
                        writ::sends<make_reservation, cancel_booking>, writ::asks<find_booking>> {};

using request = std::variant<make_reservation, cancel_booking, find_booking>;

/// A request, and the id that whoever made it gave to it; empty: none.
struct named_request {
    std::string id;
    request wanted;
};

/// Reads `{"type":"booking.cancel-booking","data":{"booking":"b1"}}`, and the other two alike; with
/// `"id":"…"` where the sender may have to say it again.
///
/// *Errors*: what is wrong, with its path in the line: `/data/from: expected date, found …`.
auto read_request(std::string_view line) -> writ::result<named_request>;

}  // namespace booking
