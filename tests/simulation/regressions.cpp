// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What schedules have found, each as small as it can be said.

#include "catch.hpp"

#include <writ/memory/store.hpp>
#include <writ/runtime/slot_leases.hpp>

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

namespace {

/// A store that cannot be reached at one of the calls about leases.
struct unreachable_once : writ::memory::store {
    using store::store;
    int calls_until = 0;

    writ::result<std::optional<writ::lease>> acquire(std::string_view role, std::string_view holder,
                                                     writ::duration span) {
        return --calls_until == 0 ? away() : store::acquire(role, holder, span);
    }
    writ::result<bool> renew(std::string_view role, std::uint64_t epoch, writ::duration span) {
        if (--calls_until == 0) {
            return writ::error{"the store", "away"};
        }
        return store::renew(role, epoch, span);
    }

private:
    static writ::result<std::optional<writ::lease>> away() {
        return writ::error{"the store", "away"};
    }
};

constexpr auto span = writ::duration::milliseconds(1'000);

}  // namespace

TEST_CASE("leases that were taken before the store was away are told") {
    for (int calls = 1; calls <= 6; ++calls) {
        writ::timestamp now{1'000'000};
        unreachable_once kept({.clock = [&now] { return now; }, .slots = 4});
        writ::detail::slot_leases<unreachable_once> mine{kept, "rooms", "a", span};
        kept.calls_until = calls;
        std::multiset<std::uint32_t> told;
        for (int round = 0; round < 2; ++round) {
            for (const auto& [slot, got] : mine.maintain().taken) {
                told.insert(slot);
            }
        }
        CHECK(told == std::multiset<std::uint32_t>{0, 1, 2, 3});
    }
}

TEST_CASE("leases that were lost before the store was away are told") {
    writ::timestamp now{1'000'000};
    unreachable_once kept({.clock = [&now] { return now; }, .slots = 4});
    writ::detail::slot_leases<unreachable_once> mine{kept, "rooms", "a", span};
    CHECK(mine.maintain().taken.size() == 4);
    now.ms += 5'000;
    writ::detail::slot_leases<unreachable_once> other{kept, "rooms", "b", span};
    CHECK(other.maintain().taken.size() == 4);
    kept.calls_until = 4;  // the seat, and two of the slots, come before
    std::set<std::uint32_t> told;
    for (int round = 0; round < 2; ++round) {
        for (const auto slot : mine.maintain().lost) {
            told.insert(slot);
        }
    }
    CHECK(told.size() == 4);
}
