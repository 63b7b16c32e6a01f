// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/kept_message.hpp>
#include <writ/sqlite/envelope_columns.hpp>
#include <writ/sqlite/head.hpp>
#include <writ/sqlite/names.hpp>
#include <writ/sqlite/statement.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

inline constexpr std::string_view kept_columns =
    "place, service, subscriber, slot, lane, why, blocks, due, instance, what, is_reply, "
    "is_timeout, attempts, first_time, last_time, held_since, cause, reason, error_type, origin, "
    "type, data_content_type, data_schema";
inline constexpr int kept_column_count = 23;

template <class Enum>
[[nodiscard]] Enum enum_named(std::string_view name, Enum last) {
    for (unsigned at = 0; at < static_cast<unsigned>(last); ++at) {
        if (name_of(static_cast<Enum>(at)) == name) {
            return static_cast<Enum>(at);
        }
    }
    return last;
}

/// The kept_columns and behind them the envelope_columns of a row.
inline void read_kept(const found_rows& from, kept_message& row) {
    row.place = from.count(0);
    row.service = from.view(1);
    row.subscriber = from.view(2);
    row.slot = from.small(3);
    row.lane = from.view(4);
    row.why = enum_named(from.view(5), kept_as::dead);
    row.blocks = from.number(6) != 0;
    row.due = from.maybe_time(7);
    row.instance = from.view(8);
    row.what = kind_of(from.view(9));
    row.is_reply = from.number(10) != 0;
    row.is_timeout = from.number(11) != 0;
    row.attempts = from.small(12);
    row.first_time = from.time(13);
    row.last_time = from.time(14);
    row.held_since = from.maybe_time(15);
    row.cause = enum_named(from.view(16), dead_reason::in_doubt);
    row.reason = from.view(17);
    row.error_type = from.view(18);
    row.origin = from.view(19);
    row.message.type = from.view(20);
    row.message.data_content_type = from.view(21);
    row.message.data_schema = from.view(22);
    read_envelope(from, kept_column_count, row.message);
}

[[nodiscard]] inline std::string select_kept(std::string_view rest) {
    std::string sql{"SELECT "};
    sql += kept_columns;
    sql += ", ";
    sql += envelope_columns;
    sql += " FROM writ_kept ";
    sql += rest;
    return sql;
}

/// Writes kept messages, and keeps the promise of their lanes: of those that block, the first one
/// alone has a due time.
class kept_rows {
public:
    kept_rows(const connection& over, head& last)
        : head_{last},
          put_{over, "INSERT OR REPLACE INTO writ_kept (" + std::string{kept_columns} + ", " +
                         std::string{envelope_columns} + ") VALUES (" +
                         parameters(1, kept_column_count + envelope_column_count) + ")"},
          generation_{over, "SELECT coalesce(generation, 0) FROM writ_kept WHERE place = ?1"},
          lane_of_{over, "SELECT service, subscriber, lane, blocks, why, due FROM writ_kept WHERE "
                         "place = ?1"},
          first_{over, "SELECT place, due, why FROM writ_kept WHERE service = ?1 AND subscriber = "
                       "?2 AND lane = ?3 AND blocks = 1 AND place <> ?4 ORDER BY place LIMIT 1"},
          any_{over, "SELECT EXISTS (SELECT 1 FROM writ_kept WHERE blocks = 1)"},
          any_held_{over, "SELECT EXISTS (SELECT 1 FROM writ_kept WHERE why = 'held')"},
          set_due_{over, "UPDATE writ_kept SET due = ?2 WHERE place = ?1"},
          remove_{over, "DELETE FROM writ_kept WHERE place = ?1"},
          held_{over, "SELECT place FROM writ_kept WHERE service = ?1 AND subscriber = ?2 AND "
                      "instance = ?3 AND why = 'held' AND place > ?4 ORDER BY place LIMIT 1"},
          retry_{over, "UPDATE writ_kept SET why = 'retry', blocks = ?2, due = ?3 WHERE place = "
                       "?1"},
          again_{over, "UPDATE writ_kept SET generation = coalesce(generation, 0) + 1, attempts = "
                       "0 WHERE place = ?1"},
          edit_{over, "UPDATE writ_kept SET body = CASE typeof(body) WHEN 'blob' THEN ?2 ELSE "
                      "CAST(?2 AS TEXT) END WHERE place = ?1"} {}

    /// Once for each transaction: most stores have nothing that blocks, and then no lane is asked.
    void begin() {
        any_blocks_ = is_true(any_);
        any_held_now_ = is_true(any_held_);
    }

    /// The generation of the message of this place; none: it is not there.
    [[nodiscard]] std::optional<std::uint32_t> generation(std::uint64_t place) {
        found_rows found = generation_.rows(place);
        return found.next() ? std::optional{found.small(0)} : std::nullopt;
    }

    [[nodiscard]] bool is_blocked(std::string_view service, std::string_view subscriber,
                                  std::string_view lane) {
        return any_blocks_ && first_of({service, subscriber, lane}, 0).place != 0;
    }

    /// Under its place, or, where that is 0, behind all others; returns the place.
    std::uint64_t put(const kept_message& row, timestamp now) {
        std::uint64_t place = row.place;
        if (place == 0) {
            place = ++head_.now.place;
        } else {
            head_.now.place = std::max(head_.now.place, place);
            leave(place, now, row.blocks ? &row.lane : nullptr);
        }
        std::optional<timestamp> due = row.due;
        if (row.blocks) {
            due = due_in({row.service, row.subscriber, row.lane}, place, due);
        }
        write(row, place, due);
        any_blocks_ = any_blocks_ || row.blocks;
        any_held_now_ = any_held_now_ || row.why == kept_as::held;
        return place;
    }

    bool remove(std::uint64_t place, timestamp now) {
        leave(place, now, nullptr);
        return remove_.run(place) > 0;
    }

    /// What is held for an instance gets another chance, in its place.
    void release_held(std::string_view service, std::string_view subscriber,
                      std::string_view instance, timestamp now) {
        std::uint64_t place = 0;
        while (any_held_now_) {
            {
                found_rows found = held_.rows(service, subscriber, instance, place);
                if (!found.next()) {
                    return;
                }
                place = found.count(0);
            }
            deliver_again(place, now);
        }
    }

    bool redrive(std::uint64_t place, timestamp now) {
        return again_.run(place) > 0 && deliver_again(place, now);
    }

    bool edit(std::uint64_t place, std::string_view body) {
        return edit_.run(place, as_blob{body}) > 0;
    }

private:
    struct lane_name {
        std::string_view service;
        std::string_view subscriber;
        std::string_view lane;
    };
    struct first_row {
        std::uint64_t place = 0;
        bool has_due = false;
        bool is_dead = false;
    };
    struct old_row {
        std::string service{};
        std::string subscriber{};
        std::string lane{};
        bool is_there = false;
        bool blocks = false;
        [[nodiscard]] lane_name name() const { return {service, subscriber, lane}; }
    };

    [[nodiscard]] static bool is_true(statement& asked) {
        found_rows found = asked.rows();
        return found.next() && found.number(0) != 0;
    }

    [[nodiscard]] old_row find(std::uint64_t place) {
        old_row old;
        found_rows found = lane_of_.rows(place);
        if (found.next()) {
            old = {found.text(0), found.text(1), found.text(2), true, found.number(3) != 0};
        }
        return old;
    }

    // The first that blocks a lane, but for one.
    [[nodiscard]] first_row first_of(const lane_name& of, std::uint64_t but) {
        found_rows found = first_.rows(of.service, of.subscriber, of.lane, but);
        if (!found.next()) {
            return {};
        }
        return {found.count(0), !found.is_null(1), found.view(2) == "dead"};
    }

    // The row of this place goes, or changes so that it blocks `stays_in` only: if it was the first
    // of its lane, it is the next one's turn. A dead letter waits for an operator.
    void leave(std::uint64_t place, timestamp now, const std::string* stays_in) {
        const old_row old = find(place);
        if (!old.blocks || (stays_in != nullptr && *stays_in == old.lane)) {
            return;
        }
        const first_row next = first_of(old.name(), place);
        if (next.place > place && !next.has_due && !next.is_dead) {
            set_due_.run(next.place, now);
        }
    }

    // What becomes of a due time in the lane: the first has it, and takes it from the one that was
    // the first before.
    [[nodiscard]] std::optional<timestamp> due_in(const lane_name& of, std::uint64_t place,
                                                  std::optional<timestamp> due) {
        const first_row other = first_of(of, place);
        if (other.place == 0) {
            return due;
        }
        if (other.place < place) {
            return std::nullopt;
        }
        if (other.has_due) {
            set_due_.run(other.place, nullptr);
        }
        return due;
    }

    bool deliver_again(std::uint64_t place, timestamp now) {
        const old_row row = find(place);
        if (!row.is_there) {
            return false;
        }
        const bool blocks = !row.lane.empty();
        std::optional<timestamp> due = now;
        if (blocks) {
            due = due_in(row.name(), place, now);
            any_blocks_ = true;
        }
        retry_.run(place, blocks, due);
        return true;
    }

    void write(const kept_message& row, std::uint64_t place, std::optional<timestamp> due) {
        sqlite3_stmt* const into = put_.prepared();
        int at = 1;
        const auto bind = [&](const auto&... values) {
            (put_.check(bind_value(into, at++, values)), ...);
        };
        const auto text = [](const std::string& from) { return std::string_view{from}; };
        bind(place, text(row.service), text(row.subscriber), row.slot, text(row.lane),
             name_of(row.why), row.blocks, due, text(row.instance), name_of(row.what), row.is_reply,
             row.is_timeout, row.attempts, row.first_time, row.last_time, row.held_since,
             name_of(row.cause), text(row.reason), text(row.error_type), text(row.origin),
             text(row.message.type), text(row.message.data_content_type),
             text(row.message.data_schema));
        bind_envelope(put_, at, row.message, headers_);
        found_rows all = put_.started();
        while (all.next()) {
        }
    }

    head& head_;
    statement put_;
    statement generation_;
    statement lane_of_;
    statement first_;
    statement any_;
    statement any_held_;
    statement set_due_;
    statement remove_;
    statement held_;
    statement retry_;
    statement again_;
    statement edit_;
    bool any_blocks_ = true;
    bool any_held_now_ = true;
    std::string headers_;
};

}  // namespace writ::sqlite::inline v1::detail
