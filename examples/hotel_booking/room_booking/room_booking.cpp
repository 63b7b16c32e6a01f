// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "room_booking/room_booking.hpp"

#include <cstdint>

namespace booking {

// This service's own rules hold; what it needs of the others is proven in system.cpp.
static_assert(writ::proven<room_booking>);

namespace {

constexpr std::int64_t cents_a_night = 9'500;

std::int64_t price_of(const make_reservation& wanted) {
    return (wanted.to.days_since_epoch() - wanted.from.days_since_epoch()) * cents_a_night;
}

}  // namespace

auto reserve_room(const make_reservation& wanted, rooms& all)
    -> std::variant<room_reserved, reservation_refused> {
    // The front end asks again for better dates. Who goes around it has a fault that no retry
    // heals: the message becomes a dead letter at once.
    if (wanted.to <= wanted.from)
        throw writ::reject{"the reservation ends before its first night"};
    if (all.find(wanted.booking))
        return reservation_refused{wanted.booking, wanted.room_id, refusal::booking_exists};
    if (!all.is_free(wanted.room_id, wanted.from, wanted.to))
        return reservation_refused{wanted.booking, wanted.room_id, refusal::room_is_taken};
    all.reserve(wanted.booking, {wanted.room_id, wanted.from, wanted.to, booking_status::reserved});
    return room_reserved{wanted.booking, wanted.room_id, wanted.customer_id, price_of(wanted)};
}

auto free_room(const release_room& wanted, rooms& all) -> std::optional<room_released> {
    const auto found = all.find(wanted.booking);
    if (!found || found->status == booking_status::released)
        return std::nullopt;
    all.release(wanted.booking);
    return room_released{wanted.booking, found->room_id, wanted.why};
}

auto show_booking(const find_booking& wanted, rooms& all)
    -> std::variant<booking_view, writ::not_found> {
    const auto found = all.find(wanted.booking);
    if (!found)
        return writ::not_found{{{"there is no booking " + wanted.booking.value, "booking"}}};
    return booking_view{wanted.booking, found->room_id, found->from, found->to, found->status};
}

}  // namespace booking
