// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "room_booking/rooms.hpp"

#include <writ/testing.hpp>

#include <iterator>
#include <map>
#include <string>
#include <utility>

namespace booking {

/// The rooms as rows in the harness's memory. They are rolled back with the message that changed
/// them, as rows in a database would be.
class memory_rooms final : public rooms {
public:
    explicit memory_rooms(writ::testing::transaction& rows)
        : bookings_{rows.table<reservation>("bookings")},
          calendars_{rows.table<calendar>("calendars")} {}

    [[nodiscard]] std::optional<reservation> find(const booking_id& booking) const override {
        const auto* found = bookings_.find(booking.value);
        return found == nullptr ? std::nullopt : std::optional{*found};
    }

    [[nodiscard]] bool is_free(std::string_view room_id, writ::date from,
                               writ::date to) const override {
        const auto* nights = calendars_.find(room_id);
        if (nights == nullptr)
            return true;
        // Stays do not overlap, so only the last that begins before `to` can reach beyond `from`.
        const auto after = nights->lower_bound(to);
        return after == nights->begin() || std::prev(after)->second <= from;
    }

    void reserve(const booking_id& booking, const reservation& made) override {
        bookings_.put(booking.value, made);
        change(made.room_id, [&](calendar& nights) { nights.emplace(made.from, made.to); });
    }

    void release(const booking_id& booking) override {
        auto released = *bookings_.find(booking.value);
        released.status = booking_status::released;
        change(released.room_id, [&](calendar& nights) { nights.erase(released.from); });
        bookings_.put(booking.value, std::move(released));
    }

private:
    using calendar = std::map<writ::date, writ::date>;  // first night to day of departure

    template <class Change>
    void change(const std::string& room_id, const Change& make) {
        const auto* found = calendars_.find(room_id);
        calendar nights = found == nullptr ? calendar{} : *found;
        make(nights);
        calendars_.put(room_id, std::move(nights));
    }

    writ::testing::memory_table<reservation>& bookings_;
    writ::testing::memory_table<calendar>& calendars_;
};

}  // namespace booking
