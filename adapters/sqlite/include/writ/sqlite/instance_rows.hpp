// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/instance_record.hpp>
#include <writ/runtime/store.hpp>
#include <writ/sqlite/statement.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

inline constexpr std::string_view instance_columns =
    "version, state, timer_id, timer_due, timer_note, finished_at, body";

/// The instance_columns of a row, from `at` on.
inline void read_instance(const found_rows& from, int at, instance_record& record) {
    record = {};
    record.version = from.count(at);
    record.timer_id = from.view(at + 2);
    record.timer_due = from.maybe_time(at + 3);
    record.timer_note = from.view(at + 4);
    record.finished_at = from.maybe_time(at + 5);
    if (!from.is_null(at + 1)) {
        record.running = stored_instance{from.text(at + 1), from.text(at + 6)};
    }
}

/// Writes workflow instances, and the history of their steps.
class instance_rows {
public:
    instance_rows(const connection& over, std::uint32_t slots)
        : slots_{slots},
          version_{over, "SELECT version FROM writ_instance WHERE subscriber = ?1 AND key = ?2"},
          insert_{over, "INSERT OR IGNORE INTO writ_instance (subscriber, key, slot, version, "
                        "state, timer_id, timer_due, finished_at, started, changed, body, "
                        "timer_note) VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7, ?8, ?8, ?9, ?10)"},
          update_{over, "UPDATE writ_instance SET version = ?3 + 1, state = ?4, timer_id = ?5, "
                        "timer_due = ?6, started = CASE WHEN finished_at IS NOT NULL AND ?4 IS NOT "
                        "NULL THEN ?8 ELSE started END, finished_at = ?7, changed = ?8, body = ?9, "
                        "timer_note = ?10 WHERE subscriber = ?1 AND key = ?2 AND version = ?3"},
          remove_{over, "DELETE FROM writ_instance WHERE subscriber = ?1 AND key = ?2 AND version "
                        "= ?3"},
          step_{over, "INSERT INTO writ_history (at, subscriber, key, state_before, state, "
                      "message_type, message_id) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"} {}

    /// Changes the instance, if it has the expected version; false: it has another one.
    [[nodiscard]] bool change(std::int64_t subscriber, const instance_change& to, timestamp now) {
        const instance_record& next = to.next;
        const std::string_view key{to.key};
        if (to.only_checked) {
            return version(subscriber, key) == to.expected_version;
        }
        if (!next.running && !next.finished_at) {
            return to.expected_version == 0 ? version(subscriber, key) == 0
                                            : remove_.run(subscriber, key, to.expected_version) > 0;
        }
        std::optional<std::string_view> state;
        std::optional<std::string_view> body;
        if (next.running) {
            state = next.running->state;
            body = next.running->state_body;
        }
        if (to.expected_version == 0) {
            return insert_.run(subscriber, key, slot_of(key, slots_), state, or_null{next.timer_id},
                               next.timer_due, next.finished_at, now, body,
                               or_null{next.timer_note}) > 0;
        }
        return update_.run(subscriber, key, to.expected_version, state, or_null{next.timer_id},
                           next.timer_due, next.finished_at, now, body,
                           or_null{next.timer_note}) > 0;
    }

    void record_step(std::int64_t subscriber, const instance_change& to, std::string_view type,
                     std::string_view id, timestamp now) {
        step_.run(now, subscriber, std::string_view{to.key}, or_null{to.state_before},
                  or_null{to.next.running ? std::string_view{to.next.running->state}
                                          : std::string_view{}},
                  or_null{type}, or_null{id});
    }

    [[nodiscard]] std::uint64_t version(std::int64_t subscriber, std::string_view key) {
        found_rows found = version_.rows(subscriber, key);
        return found.next() ? found.count(0) : 0;
    }

private:
    std::uint32_t slots_;
    statement version_;
    statement insert_;
    statement update_;
    statement remove_;
    statement step_;
};

}  // namespace writ::sqlite::inline v1::detail
