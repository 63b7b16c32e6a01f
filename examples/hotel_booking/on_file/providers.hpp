// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "hotel_mail/sqlite_postbox.hpp"
#include "payments/sqlite_ledger.hpp"
#include "room_booking/sqlite_rooms.hpp"

#include <writ/endpoint.hpp>

namespace booking {

// What a run of the hotel on a file gives to the handlers: rows in the transaction in which the
// store keeps that the message was handled, and what was sent.
inline auto rooms_in_file() {
    return writ::provide<rooms>([](writ::sqlite::transaction& rows) { return sqlite_rooms{rows}; });
}
inline auto ledger_in_file() {
    return writ::provide<ledger>(
        [](writ::sqlite::transaction& rows) { return sqlite_ledger{rows}; });
}
inline auto letters_in_file() {
    return writ::provide<postbox>(
        [](writ::sqlite::transaction& rows) { return sqlite_postbox{rows}; });
}

}  // namespace booking
