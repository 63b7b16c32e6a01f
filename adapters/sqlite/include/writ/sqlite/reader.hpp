// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/process_name.hpp>
#include <writ/runtime/store.hpp>
#include <writ/sqlite/envelope_columns.hpp>
#include <writ/sqlite/instance_rows.hpp>
#include <writ/sqlite/kept_rows.hpp>
#include <writ/sqlite/lease_rows.hpp>
#include <writ/sqlite/names.hpp>
#include <writ/sqlite/statement.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace writ::sqlite::inline v1::detail {

// '1' at each slot that is in `slots`, for SQL to look at.
[[nodiscard]] inline std::string mask_of(std::span<const std::uint32_t> slots) {
    std::string mask;
    for (const std::uint32_t slot : slots) {
        if (slot >= mask.size()) {
            mask.resize(slot + std::size_t{1}, '0');
        }
        mask[slot] = '1';
    }
    return mask;
}

/// A connection that reads, with its statements.
/// Thread safety: none, the pool gives it to one thread at a time.
class reader {
public:
    reader(const std::string& file, int flags, duration busy)
        : over_{file, flags, busy},
          instance_{over_, "SELECT " + std::string{instance_columns} +
                               " FROM writ_instance JOIN writ_subscriber ON number = "
                               "writ_instance.subscriber WHERE service = ?1 AND "
                               "writ_subscriber.subscriber = ?2 AND key = ?3"},
          log_{over_, select_messages("writ_log")},
          outbox_{over_, select_messages("writ_outbox")},
          form_{over_, "SELECT type, what, stream, data_content_type, data_schema, is_reply, "
                       "is_error, lossy FROM writ_form WHERE number = ?1"},
          head_{over_, "SELECT log FROM writ_head"},
          positions_{over_, "SELECT partition, position FROM writ_position WHERE service = ?1 AND "
                            "channel = ?2"},
          types_{over_, "SELECT partition, types.types FROM writ_position JOIN writ_types AS types "
                        "ON types.number = writ_position.types WHERE service = ?1 AND channel = "
                        "'log'"},
          due_{over_, "SELECT place FROM writ_kept WHERE service = ?1 AND due <= ?2 AND "
                      "substr(?3, slot + 1, 1) = '1' ORDER BY +place LIMIT ?4"},
          kept_{over_, select_kept("WHERE place = ?1")},
          subscribers_{over_, "SELECT number, subscriber FROM writ_subscriber WHERE service = ?1"},
          timers_{over_, "SELECT key, " + std::string{instance_columns} +
                             " FROM writ_instance WHERE subscriber = ?1 AND timer_due <= ?2 AND "
                             "substr(?3, slot + 1, 1) = '1' ORDER BY timer_due LIMIT ?4"},
          lease_{over_, "SELECT holder, epoch, until, span, given_back FROM writ_lease WHERE role "
                        "= ?1"},
          leases_{over_, "SELECT role, holder FROM writ_lease WHERE given_back = 0 AND until > ?1 "
                         "AND substr(role, 1, length(?2)) = ?2 ORDER BY role"},
          claimed_{over_, "SELECT 1 FROM writ_inbox WHERE subscriber = (SELECT number FROM "
                          "writ_subscriber WHERE service = ?1 AND subscriber = ?2) AND source = ?3 "
                          "AND id = ?4 AND generation = ?5"},
          lanes_{over_, "SELECT DISTINCT subscriber, lane FROM writ_kept WHERE service = ?1 AND "
                        "blocks = 1 AND substr(?2, slot + 1, 1) = '1'"},
          delayed_{over_, "SELECT 1 FROM writ_delayed WHERE due <= ?1 LIMIT 1"},
          start_{over_, "SELECT start FROM writ_subscription WHERE service = ?1 AND type = ?2"},
          recurrence_{over_, "SELECT due FROM writ_recurrence WHERE service = ?1 AND number = "
                             "?2"} {
        over_.execute("PRAGMA query_only=1");
        over_.execute("PRAGMA temp_store=memory");
    }

    [[nodiscard]] const connection& over() const { return over_; }

    [[nodiscard]] instance_record load(std::string_view service, std::string_view subscriber,
                                       std::string_view key) {
        instance_record record;
        found_rows found = instance_.rows(service, subscriber, key);
        if (found.next()) {
            read_instance(found, 0, record);
        }
        return record;
    }

    /// Returns the last sequence that was looked at.
    [[nodiscard]] std::uint64_t read_log(std::uint64_t after, std::size_t count, log_filter& filter,
                                         std::vector<logged_message>& logged) {
        std::size_t filled = 0;
        found_rows found = log_.rows(after, count * 16);
        while (filled < count && found.next()) {
            after = found.count(0);
            const std::uint32_t slot = found.small(1);
            const outgoing_message& form = form_of(found.number(2));
            if (filter.wants(after, slot, form.message.type, form.what, found.view(3))) {
                read_message(found, form, next_of(logged, filled));
            }
        }
        logged.resize(filled);
        return after;
    }

    void outbox(std::uint64_t after, std::size_t count, std::vector<logged_message>& logged) {
        std::size_t filled = 0;
        found_rows found = outbox_.rows(after, count);
        while (found.next()) {
            read_message(found, form_of(found.number(2)), next_of(logged, filled));
        }
        logged.resize(filled);
    }

    [[nodiscard]] std::uint64_t log_head() {
        found_rows found = head_.rows();
        return found.next() ? found.count(0) : 0;
    }

    [[nodiscard]] std::map<std::uint32_t, std::uint64_t> positions(std::string_view service,
                                                                   std::string_view channel) {
        std::map<std::uint32_t, std::uint64_t> all;
        found_rows found = positions_.rows(service, channel);
        while (found.next()) {
            all.emplace(found.small(0), found.count(1));
        }
        return all;
    }

    [[nodiscard]] std::map<std::uint32_t, std::string> types_of_positions(
        std::string_view service) {
        std::map<std::uint32_t, std::string> all;
        found_rows found = types_.rows(service);
        while (found.next()) {
            all.emplace(found.small(0), found.text(1));
        }
        return all;
    }

    void due(std::string_view service, std::span<const std::uint32_t> slots, timestamp time,
             std::size_t count, std::vector<kept_message>& messages) {
        const std::string mask = mask_of(slots);
        std::vector<std::uint64_t> places;
        {
            found_rows found = due_.rows(service, time, std::string_view{mask}, count);
            while (found.next()) {
                places.push_back(found.count(0));
            }
        }
        std::size_t filled = 0;
        for (const std::uint64_t place : places) {
            found_rows found = kept_.rows(place);
            // It may be gone since.
            if (found.next()) {
                read_kept(found, next_of(messages, filled));
            }
        }
        messages.resize(filled);
    }

    void due_timers(std::string_view service, std::span<const std::uint32_t> slots, timestamp time,
                    std::size_t count, std::vector<due_timer>& timers) {
        timers.clear();
        const std::string mask = mask_of(slots);
        std::vector<std::pair<std::int64_t, std::string>> subscribers;
        {
            found_rows found = subscribers_.rows(service);
            while (found.next()) {
                subscribers.emplace_back(found.number(0), found.text(1));
            }
        }
        for (const auto& [number, name] : subscribers) {
            found_rows found = timers_.rows(number, time, std::string_view{mask}, count);
            while (found.next()) {
                due_timer& each = timers.emplace_back();
                each.subscriber = name;
                each.key = found.view(0);
                read_instance(found, 1, each.instance);
            }
        }
        std::sort(timers.begin(), timers.end(), [](const due_timer& a, const due_timer& b) {
            return std::tie(a.instance.timer_due, a.subscriber, a.key) <
                   std::tie(b.instance.timer_due, b.subscriber, b.key);
        });
        timers.resize(std::min(timers.size(), count));
    }

    /// What is stored of a lease.
    [[nodiscard]] lease_row lease_of(std::string_view role) {
        found_rows found = lease_.rows(role);
        return found.next() ? lease_row{found} : lease_row{};
    }
    [[nodiscard]] std::vector<held_lease> leases(std::string_view prefix, timestamp now) {
        std::vector<held_lease> all;
        found_rows found = leases_.rows(now, prefix);
        while (found.next()) {
            if (!owner_is_dead(found.view(1))) {
                all.push_back({found.text(0), found.text(1)});
            }
        }
        return all;
    }
    [[nodiscard]] bool is_claimed(std::string_view service, std::string_view subscriber,
                                  const envelope& message) {
        return claimed_
            .rows(service, subscriber, std::string_view{message.source},
                  std::string_view{message.id}, message.generation)
            .next();
    }
    [[nodiscard]] std::vector<blocked_lane> blocked_lanes(std::string_view service,
                                                          std::span<const std::uint32_t> slots) {
        const std::string mask = mask_of(slots);
        std::vector<blocked_lane> all;
        found_rows found = lanes_.rows(service, std::string_view{mask});
        while (found.next()) {
            all.push_back({found.text(0), found.text(1)});
        }
        return all;
    }
    [[nodiscard]] bool has_delayed(timestamp due) { return delayed_.rows(due).next(); }
    [[nodiscard]] std::optional<std::uint64_t> start_of(std::string_view service,
                                                        std::string_view type) {
        found_rows found = start_.rows(service, type);
        return found.next() ? std::optional{found.count(0)} : std::nullopt;
    }
    [[nodiscard]] std::optional<timestamp> recurrence(std::string_view service,
                                                      std::uint32_t index) {
        found_rows found = recurrence_.rows(service, index);
        return found.next() ? std::optional{found.time(0)} : std::nullopt;
    }

private:
    [[nodiscard]] static std::string select_messages(std::string table) {
        return "SELECT sequence, slot, form, addressed_to, " + std::string{envelope_columns} +
               " FROM " + std::move(table) + " WHERE sequence > ?1 ORDER BY sequence LIMIT ?2";
    }

    // Rows that are there already are used again, with their memory.
    template <class Row>
    static Row& next_of(std::vector<Row>& all, std::size_t& filled) {
        if (filled == all.size()) {
            all.emplace_back();
        }
        return all[filled++];
    }

    static void read_message(const found_rows& from, const outgoing_message& form,
                             logged_message& into) {
        into.sequence = from.count(0);
        into.slot = from.small(1);
        outgoing_message& sent = into.sent;
        sent.message.type = form.message.type;
        sent.message.data_content_type = form.message.data_content_type;
        sent.message.data_schema = form.message.data_schema;
        sent.what = form.what;
        sent.stream = form.stream;
        sent.addressed_to = from.view(3);
        sent.is_reply = form.is_reply;
        sent.is_error = form.is_error;
        sent.lossy = form.lossy;
        sent.due = {};
        sent.cancel_token.clear();
        read_envelope(from, 4, sent.message);
    }

    [[nodiscard]] const outgoing_message& form_of(std::int64_t number) {
        const auto at = forms_.find(number);
        if (at != forms_.end()) {
            return at->second;
        }
        outgoing_message form;
        found_rows found = form_.rows(number);
        if (!found.next()) {
            over_.fail(SQLITE_CORRUPT, "no row " + std::to_string(number) + " in writ_form");
        }
        form.message.type = found.view(0);
        form.what = kind_of(found.view(1));
        form.stream = found.view(2);
        form.message.data_content_type = found.view(3);
        form.message.data_schema = found.view(4);
        form.is_reply = found.number(5) != 0;
        form.is_error = found.number(6) != 0;
        form.lossy = found.number(7) != 0;
        return forms_.emplace(number, std::move(form)).first->second;
    }

    connection over_;
    statement instance_;
    statement log_;
    statement outbox_;
    statement form_;
    statement head_;
    statement positions_;
    statement types_;
    statement due_;
    statement kept_;
    statement subscribers_;
    statement timers_;
    statement lease_;
    statement leases_;
    statement claimed_;
    statement lanes_;
    statement delayed_;
    statement start_;
    statement recurrence_;
    std::unordered_map<std::int64_t, outgoing_message> forms_;
};

}  // namespace writ::sqlite::inline v1::detail
