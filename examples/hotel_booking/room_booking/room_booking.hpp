// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "contracts/booking_contracts.hpp"
#include "room_booking/rooms.hpp"

#include <optional>
#include <variant>

namespace booking {

auto reserve_room(const make_reservation& wanted, rooms& all)
    -> std::variant<room_reserved, reservation_refused>;
auto free_room(const release_room& wanted, rooms& all) -> std::optional<room_released>;
auto show_booking(const find_booking& wanted, rooms& all)
    -> std::variant<booking_view, writ::not_found>;

struct room_booking : writ::service<"room-booking", booking_contracts, writ::needs<rooms>,
                                    writ::calls<&reserve_room, &free_room, &show_booking>> {};

}  // namespace booking
