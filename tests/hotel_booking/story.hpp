// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "open_hotel.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

// What the scenarios of the hotel have in common.

namespace story {

using namespace booking;

/// Keeps what went out, and how often it was posted.
struct outbox final : postbox {
    std::vector<letter> letters;
    std::set<std::string, std::less<>> ids;
    std::size_t posted = 0;

    void post(std::string_view message_id, const letter& written) override {
        ++posted;
        if (ids.emplace(message_id).second)
            letters.push_back(written);
    }
    [[nodiscard]] std::size_t count(std::string_view effect) const {
        std::size_t found = 0;
        for (const auto& each : letters)
            found += each.effect == effect ? 1 : 0;
        return found;
    }
    [[nodiscard]] std::size_t count(std::string_view effect, const booking_id& booking) const {
        std::size_t found = 0;
        for (const auto& each : letters)
            found += each.effect == effect && each.booking == booking ? 1 : 0;
        return found;
    }
};

/// A reservation of room 101 for two nights, where nothing else is said.
struct wish {
    std::string room = "101";
    std::string customer = "anna";
    unsigned first = 1;
    unsigned last = 3;
};

inline make_reservation wish_for(const std::string& booking, const wish& wanted = {}) {
    return {
        {booking}, wanted.room, wanted.customer, {2026, 12, wanted.first}, {2026, 12, wanted.last}};
}

/// A message as another program might send it.
inline writ::envelope message(std::string_view type, std::string_view key, std::string body) {
    writ::envelope made;
    made.type = type;
    made.source = "elsewhere";
    made.partition_key = key;
    made.body = std::move(body);
    return made;
}

inline writ::envelope message(std::string_view type, const make_reservation& wanted) {
    return message(type, wanted.booking.value, writ::to_json(wanted));
}

/// The deliveries of the first message of a type to one subscriber: when each was.
inline std::vector<std::int64_t> delivery_times(const writ::testing::journal& record,
                                                std::string_view type) {
    std::vector<std::int64_t> found;
    const auto* first = record.of_type(type).front();
    for (const auto& each : first->events)
        if (each.what == writ::testing::happening::delivered)
            found.push_back(each.time.ms - first->sent.ms);
    return found;
}

}  // namespace story
