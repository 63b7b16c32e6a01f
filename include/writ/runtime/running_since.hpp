// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/observed.hpp>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace writ::detail {

// A decision, as its beginning and its end both name it.
inline std::uint64_t running_id(const observed::subject& about) {
    const std::hash<std::string_view> hash{};
    return hash(about.message.id) ^ hash(about.subscriber) * 0x9e3779b97f4a7c15 ^
           hash(about.service) * 0xc2b2ae3d27d4eb4f;
}

// Since when things run that begin and end on any thread, without a lock. Each has a place by its
// id, which holds a part of the id and the time; of two in one place, the later one counts.
class running_since {
public:
    // `now` is in milliseconds, and not 0.
    void begin(std::uint64_t id, std::int64_t now) {
        place_of(id).store(tag_of(id) | (static_cast<std::uint64_t>(now) & time_bits),
                           std::memory_order_relaxed);
    }

    void end(std::uint64_t id) {
        auto& place = place_of(id);
        std::uint64_t held = place.load(std::memory_order_relaxed);
        if (held != 0 && (held & ~time_bits) == tag_of(id)) {
            place.compare_exchange_strong(held, 0, std::memory_order_relaxed);
        }
    }

    // Since when the oldest runs; 0: none does.
    [[nodiscard]] std::int64_t oldest() const {
        std::uint64_t found = 0;
        for (const auto& place : places_) {
            const std::uint64_t time = place.load(std::memory_order_relaxed) & time_bits;
            if (time != 0 && (found == 0 || time < found)) {
                found = time;
            }
        }
        return static_cast<std::int64_t>(found);
    }

private:
    static constexpr std::size_t size = 256;
    static constexpr std::uint64_t time_bits = (std::uint64_t{1} << 44) - 1;  // 557 years

    static std::uint64_t tag_of(std::uint64_t id) { return id & ~time_bits; }
    std::atomic<std::uint64_t>& place_of(std::uint64_t id) { return places_[id % size]; }

    std::array<std::atomic<std::uint64_t>, size> places_{};
};

}  // namespace writ::detail
