// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "hotel_mail/postbox.hpp"
#include "room_booking/memory_rooms.hpp"
#include "system.hpp"

#include <writ/testing.hpp>

namespace booking {

/// What every run of the hotel gives to its handlers, whichever of its services take part.
inline auto rooms_in_memory() {
    return writ::provide<rooms>(
        [](writ::testing::transaction& rows) { return memory_rooms{rows}; });
}

/// The hotel in one thread, on a virtual clock. `out` must outlive it.
inline auto open_hotel(const writ::testing::options& how, postbox& out) {
    return writ::testing::world<hotel>(how, clerk{out}, rooms_in_memory());
}

}  // namespace booking
