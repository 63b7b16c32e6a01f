// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "hotel_mail/postbox.hpp"
#include "payments/memory_ledger.hpp"
#include "room_booking/memory_rooms.hpp"
#include "system.hpp"

#include <writ/testing.hpp>

namespace booking {

// What a run of the hotel in memory gives to the handlers.
inline auto rooms_in_memory() {
    return writ::provide<rooms>(
        [](writ::testing::transaction& rows) { return memory_rooms{rows}; });
}
inline auto ledger_in_memory() {
    return writ::provide<ledger>(
        [](writ::testing::transaction& rows) { return memory_ledger{rows}; });
}
inline auto letters_to(postbox& out) {
    return writ::provide<postbox>([&out]() -> postbox& { return out; });
}

/// The hotel in one thread, on a virtual clock. `out` must outlive it.
inline auto open_hotel(const writ::testing::options& how, postbox& out) {
    return writ::testing::world<hotel>(how, letters_to(out), rooms_in_memory(), ledger_in_memory());
}

}  // namespace booking
