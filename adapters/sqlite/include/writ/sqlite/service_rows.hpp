// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/commit_entry.hpp>
#include <writ/sqlite/statement.hpp>

#include <cstdint>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

/// Writes what services know of themselves: how far they have read, what they subscribe to, when
/// their recurring messages are due.
class service_rows {
public:
    explicit service_rows(const connection& over)
        : position_{over, "INSERT INTO writ_position (service, channel, partition, position, "
                          "types) VALUES (?1, ?2, ?3, ?4, (SELECT number FROM writ_types WHERE "
                          "types = ?5)) ON CONFLICT (service, channel, partition) DO UPDATE SET "
                          "position = excluded.position, types = excluded.types WHERE "
                          "excluded.position >= position"},
          types_{over, "INSERT OR IGNORE INTO writ_types (types) VALUES (?1)"},
          start_{over, "SELECT start FROM writ_subscription WHERE service = ?1 AND type = ?2"},
          subscribe_{over, "INSERT INTO writ_subscription (service, type, start) VALUES (?1, ?2, "
                           "?3)"},
          due_{over, "SELECT due FROM writ_recurrence WHERE service = ?1 AND number = ?2"},
          recur_{over, "INSERT OR REPLACE INTO writ_recurrence (service, number, due) VALUES (?1, "
                       "?2, ?3)"} {}

    void set_position(const read_position& at) {
        types_.run(at.types);
        position_.run(std::string_view{at.service}, std::string_view{at.channel}, at.partition,
                      at.offset, at.types);
    }

    std::uint64_t subscribe(std::string_view service, std::string_view type, std::uint64_t start) {
        {
            found_rows found = start_.rows(service, type);
            if (found.next()) {
                return found.count(0);
            }
        }
        subscribe_.run(service, type, start);
        return start;
    }

    [[nodiscard]] std::optional<timestamp> recurrence(std::string_view service,
                                                      std::uint32_t index) {
        found_rows found = due_.rows(service, index);
        return found.next() ? std::optional{found.time(0)} : std::nullopt;
    }
    void set_recurrence(std::string_view service, std::uint32_t index, timestamp due) {
        recur_.run(service, index, due);
    }

private:
    statement position_;
    statement types_;
    statement start_;
    statement subscribe_;
    statement due_;
    statement recur_;
};

}  // namespace writ::sqlite::inline v1::detail
