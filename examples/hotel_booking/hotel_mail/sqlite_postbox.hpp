// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "hotel_mail/postbox.hpp"

#include <writ/sqlite.hpp>

namespace booking {

/// The letters as rows of the store's file, from which a mail program takes them. A letter is
/// stored with the message that it is about or not at all, so none is ever posted again; rows are
/// only appended, so that one would be seen.
class sqlite_postbox final : public postbox {
public:
    static constexpr const char* tables = R"(
        CREATE TABLE IF NOT EXISTS hotel_letter (
            number INTEGER PRIMARY KEY, message_id TEXT NOT NULL, effect TEXT NOT NULL,
            booking TEXT NOT NULL, room_id TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS hotel_letter_booking ON hotel_letter (booking);
    )";

    explicit sqlite_postbox(writ::sqlite::transaction& rows) : rows_{rows} {}

    void post(std::string_view message_id, const letter& written) override {
        rows_.execute("INSERT INTO hotel_letter (message_id, effect, booking, room_id) "
                      "VALUES (?1, ?2, ?3, ?4)",
                      message_id, written.effect, written.booking.value, written.room_id);
    }

private:
    writ::sqlite::transaction& rows_;
};

}  // namespace booking
