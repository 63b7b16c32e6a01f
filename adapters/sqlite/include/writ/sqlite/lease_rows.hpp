// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/process_name.hpp>
#include <writ/runtime/store.hpp>
#include <writ/sqlite/names.hpp>
#include <writ/sqlite/statement.hpp>

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

// What is stored of a lease.
struct lease_row {
    std::string holder{};
    std::uint64_t epoch = 0;  // 0: nobody has ever held it
    timestamp until{};
    duration span{};
    bool is_held = false;  // not given back

    lease_row() = default;
    // Of the columns holder, epoch, until, span, given_back.
    explicit lease_row(const found_rows& found)
        : holder{found.view(0)},
          epoch{found.count(1)},
          until{found.time(2)},
          span{duration::milliseconds(found.number(3))},
          is_held{found.number(4) == 0} {}

    [[nodiscard]] bool is_free_for(std::string_view wanting, timestamp now) const {
        // A process that was killed is noticed before its time is over: the file is on its machine.
        return !is_held || holder == wanting || until <= now || owner_is_dead(holder);
    }
    // It ends later than it would if it were renewed now.
    [[nodiscard]] bool was_clock_set_back(timestamp now) const {
        return is_held && until.ms > now.ms + span.ms;
    }
};

/// Writes leases, and looks at them for the commit.
class lease_rows {
public:
    explicit lease_rows(const connection& over)
        : find_{over, "SELECT holder, epoch, until, span, given_back FROM writ_lease WHERE role = "
                      "?1"},
          put_{over, "INSERT OR REPLACE INTO writ_lease (role, holder, epoch, until, span, "
                     "given_back) VALUES (?1, ?2, ?3, ?4, ?5, 0)"},
          prolong_{over, "UPDATE writ_lease SET until = ?3, span = ?4 WHERE role = ?1 AND epoch = "
                         "?2 AND given_back = 0"},
          give_back_{over, "UPDATE writ_lease SET given_back = 1 WHERE role = ?1 AND epoch = ?2"},
          floor_{over, "SELECT epoch FROM writ_head"} {}

    [[nodiscard]] std::optional<lease> acquire(std::string_view role, std::string_view holder,
                                               duration span, timestamp now) {
        const lease_row old = find(role);
        if (!old.is_free_for(holder, now)) {
            // A clock that was set back by an hour must not keep a dead holder's lease that long.
            if (old.was_clock_set_back(now)) {
                prolong(role, old.epoch, old.span, now);
            }
            return std::nullopt;
        }
        const lease given{(old.epoch == 0 ? floor() : old.epoch) + 1, old.is_held};
        put_.run(role, holder, given.epoch, now.ms + span.ms, span.ms);
        return given;
    }

    bool prolong(std::string_view role, std::uint64_t epoch, duration span, timestamp now) {
        return prolong_.run(role, epoch, now.ms + span.ms, span.ms) > 0;
    }

    void give_back(std::string_view role, std::uint64_t epoch) { give_back_.run(role, epoch); }

    /// Leases do not change while a transaction is open: each is read once.
    void begin() { seen_.clear(); }

    /// Also after its time, as long as nobody else took it: the epoch is the fence.
    [[nodiscard]] bool is_held(std::string_view role, std::uint64_t epoch) {
        const auto at = seen_.find(role);
        if (at != seen_.end()) {
            return at->second == static_cast<std::int64_t>(epoch);
        }
        const lease_row found = find(role);
        const std::int64_t held = found.is_held ? static_cast<std::int64_t>(found.epoch) : 0;
        seen_.emplace(role, held);
        return held == static_cast<std::int64_t>(epoch);
    }
    [[nodiscard]] bool is_held(std::string_view service, std::uint32_t slot, std::uint64_t epoch) {
        char digits[12];
        role_ = service;
        role_ += '#';
        role_.append(digits, std::to_chars(digits, digits + sizeof digits, slot).ptr);
        return is_held(role_, epoch);
    }

private:
    [[nodiscard]] lease_row find(std::string_view role) {
        found_rows found = find_.rows(role);
        return found.next() ? lease_row{found} : lease_row{};
    }

    // Of the roles that are forgotten: their epochs are not given again.
    [[nodiscard]] std::uint64_t floor() {
        found_rows found = floor_.rows();
        return found.next() ? found.count(0) : 0;
    }

    statement find_;
    statement put_;
    statement prolong_;
    statement give_back_;
    statement floor_;
    numbers_of_texts seen_;
    std::string role_;
};

}  // namespace writ::sqlite::inline v1::detail
