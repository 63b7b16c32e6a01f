// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "on_file/tables.hpp"

#include "hotel_mail/sqlite_postbox.hpp"
#include "on_file/database.hpp"
#include "payments/sqlite_ledger.hpp"
#include "room_booking/sqlite_rooms.hpp"

namespace booking {

void make_tables(const std::string& file) {
    database all{file, SQLITE_OPEN_READWRITE};
    for (const auto* tables : {sqlite_rooms::tables, sqlite_ledger::tables, sqlite_postbox::tables})
        all.execute(tables);
}

}  // namespace booking
