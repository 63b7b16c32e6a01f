// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "room_booking/rooms.hpp"

#include <writ/sqlite.hpp>

#include <cstdint>
#include <string>

namespace booking {

/// The rooms as rows of the store's file. A row is only ever appended: what a booking is now is
/// read from its reservation and its release, and one that was made twice would be seen.
class sqlite_rooms : public rooms {
public:
    static constexpr const char* tables = R"(
        CREATE TABLE IF NOT EXISTS hotel_reservation (
            number INTEGER PRIMARY KEY, booking TEXT NOT NULL, room_id TEXT NOT NULL,
            first_night INTEGER NOT NULL, departure INTEGER NOT NULL);
        CREATE INDEX IF NOT EXISTS hotel_reservation_booking ON hotel_reservation (booking);
        CREATE INDEX IF NOT EXISTS hotel_reservation_room
            ON hotel_reservation (room_id, first_night);
        CREATE TABLE IF NOT EXISTS hotel_release (
            number INTEGER PRIMARY KEY, booking TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS hotel_release_booking ON hotel_release (booking);
    )";

    explicit sqlite_rooms(writ::sqlite::transaction& rows) : rows_{rows} {}

    [[nodiscard]] std::optional<reservation> find(const booking_id& booking) const override {
        for (const auto each :
             rows_.query("SELECT room_id, first_night, departure, "
                         "EXISTS (SELECT 1 FROM hotel_release WHERE booking = ?1) "
                         "FROM hotel_reservation WHERE booking = ?1 ORDER BY number DESC LIMIT 1",
                         booking.value)) {
            const auto [room_id, first, departure, released] =
                each.as<std::string, std::int64_t, std::int64_t, bool>();
            return reservation{room_id, writ::date::from_days(first),
                               writ::date::from_days(departure),
                               released ? booking_status::released : booking_status::reserved};
        }
        return std::nullopt;
    }

    [[nodiscard]] bool is_free(std::string_view room_id, writ::date from,
                               writ::date to) const override {
        return !rows_.find<int>(
            "SELECT 1 FROM hotel_reservation AS made "
            "WHERE room_id = ?1 AND first_night < ?3 AND departure > ?2 AND NOT EXISTS "
            "(SELECT 1 FROM hotel_release WHERE booking = made.booking) LIMIT 1",
            room_id, from.days_since_epoch(), to.days_since_epoch());
    }

    void reserve(const booking_id& booking, const reservation& made) override {
        rows_.execute("INSERT INTO hotel_reservation (booking, room_id, first_night, departure) "
                      "VALUES (?1, ?2, ?3, ?4)",
                      booking.value, made.room_id, made.from.days_since_epoch(),
                      made.to.days_since_epoch());
    }

    void release(const booking_id& booking) override {
        rows_.execute("INSERT INTO hotel_release (booking) VALUES (?1)", booking.value);
    }

private:
    writ::sqlite::transaction& rows_;
};

}  // namespace booking
