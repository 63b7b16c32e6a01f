// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store_admin.hpp>
#include <writ/sqlite/instance_rows.hpp>
#include <writ/sqlite/kept_rows.hpp>
#include <writ/sqlite/reader.hpp>
#include <writ/sqlite/statement.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::sqlite::inline v1::detail {

// What operators ask. Nothing here is asked often: each question prepares its own statement.

// Of a wanted key; none: any.
[[nodiscard]] inline std::optional<std::string_view> viewed(const std::optional<std::string>& key) {
    return key ? std::optional<std::string_view>{*key} : std::nullopt;
}

[[nodiscard]] inline std::vector<kept_message> find_kept(const connection& over,
                                                         const kept_query& asked) {
    statement select{
        over, select_kept("WHERE place > ?1 AND (?2 = '' OR why = ?2) AND (?3 = '' OR service = "
                          "?3) AND (?4 = '' OR subscriber = ?4) AND (?5 = '' OR type = ?5) AND (?6 "
                          "IS NULL OR coalesce(partition_key, '') = ?6 OR (instance = ?6 AND "
                          "(?6 <> '' OR why = 'held'))) ORDER BY place LIMIT ?7")};
    const std::string_view why = asked.why ? name_of(*asked.why) : std::string_view{};
    std::vector<kept_message> all;
    found_rows found = select.rows(asked.after, why, std::string_view{asked.service},
                                   std::string_view{asked.subscriber}, std::string_view{asked.type},
                                   viewed(asked.key), asked.max);
    while (found.next()) {
        read_kept(found, all.emplace_back());
    }
    return all;
}

[[nodiscard]] inline std::optional<kept_message> find_kept_at(const connection& over,
                                                              std::uint64_t place) {
    statement select{over, select_kept("WHERE place = ?1")};
    found_rows found = select.rows(place);
    if (!found.next()) {
        return std::nullopt;
    }
    kept_message one;
    read_kept(found, one);
    return one;
}

[[nodiscard]] inline std::vector<instance_row> find_instances(const connection& over,
                                                              const instance_query& asked) {
    statement select{
        over, "SELECT service, writ_subscriber.subscriber, key, started, changed, " +
                  std::string{instance_columns} +
                  " FROM writ_instance JOIN writ_subscriber ON number = writ_instance.subscriber "
                  "WHERE (?1 = '' OR service = ?1) AND (?2 = '' OR writ_subscriber.subscriber = "
                  "?2) AND (?3 = '' OR state = ?3) AND (?4 IS NULL OR key = ?4) AND (?5 OR "
                  "finished_at IS NULL) ORDER BY service, writ_subscriber.subscriber, key LIMIT "
                  "?6"};
    std::vector<instance_row> all;
    found_rows found =
        select.rows(std::string_view{asked.service}, std::string_view{asked.workflow},
                    std::string_view{asked.state}, viewed(asked.key), asked.finished, asked.max);
    while (found.next()) {
        instance_row& each = all.emplace_back();
        each.service = found.view(0);
        each.workflow = found.view(1);
        each.key = found.view(2);
        each.started = found.time(3);
        each.changed = found.time(4);
        read_instance(found, 5, each.record);
    }
    return all;
}

/// The last `count` steps, in their order.
[[nodiscard]] inline std::vector<history_row> find_history(const connection& over,
                                                           std::string_view service,
                                                           std::string_view workflow,
                                                           std::string_view key,
                                                           std::size_t count) {
    statement select{over, "SELECT * FROM (SELECT at, state_before, state, message_type, "
                           "message_id, writ_history.number AS n FROM writ_history JOIN "
                           "writ_subscriber ON writ_subscriber.number = writ_history.subscriber "
                           "WHERE service = ?1 AND writ_subscriber.subscriber = ?2 AND key = ?3 "
                           "ORDER BY n DESC LIMIT ?4) ORDER BY n"};
    std::vector<history_row> all;
    found_rows found = select.rows(service, workflow, key, count);
    while (found.next()) {
        all.push_back({found.time(0), found.text(1), found.text(2), found.text(3), found.text(4)});
    }
    return all;
}

[[nodiscard]] inline std::vector<timer_row> find_timers(const connection& over, std::size_t count) {
    statement select{over, "SELECT timer_due, service, writ_subscriber.subscriber, key, "
                           "coalesce(state, '') FROM writ_instance JOIN writ_subscriber ON number "
                           "= writ_instance.subscriber WHERE timer_due IS NOT NULL ORDER BY "
                           "timer_due, service, writ_subscriber.subscriber, key LIMIT ?1"};
    std::vector<timer_row> all;
    found_rows found = select.rows(count);
    while (found.next()) {
        all.push_back({found.time(0), found.text(1), found.text(2), found.text(3), found.text(4)});
    }
    return all;
}

[[nodiscard]] inline std::vector<delayed_row> find_delayed(const connection& over,
                                                           std::size_t count) {
    statement select{over, "SELECT due, token, type, id, partition_key FROM writ_delayed JOIN "
                           "writ_form ON writ_form.number = form ORDER BY due, "
                           "writ_delayed.number LIMIT ?1"};
    std::vector<delayed_row> all;
    found_rows found = select.rows(count);
    while (found.next()) {
        all.push_back({found.time(0), found.text(1), found.text(2), found.text(3), found.text(4)});
    }
    return all;
}

[[nodiscard]] inline store_stats count_rows(const connection& over) {
    statement select{
        over,
        "SELECT (SELECT count(*) FROM writ_log), (SELECT log FROM writ_head), (SELECT count(*) "
        "FROM writ_outbox), (SELECT count(*) FROM writ_delayed), (SELECT count(*) FROM "
        "writ_inbox), (SELECT count(*) FROM writ_instance WHERE finished_at IS NULL), (SELECT "
        "count(*) FROM writ_instance WHERE finished_at IS NOT NULL), (SELECT count(*) FROM "
        "writ_instance WHERE timer_due IS NOT NULL), (SELECT count(*) FROM writ_kept WHERE why IN "
        "('retry', 'behind')), (SELECT count(*) FROM writ_kept WHERE why = 'held'), (SELECT "
        "count(*) FROM writ_kept WHERE why = 'unknown'), (SELECT count(*) FROM writ_kept WHERE why "
        "= 'dead'), (SELECT page_count FROM pragma_page_count) * (SELECT page_size FROM "
        "pragma_page_size)"};
    store_stats made;
    found_rows found = select.rows();
    if (found.next()) {
        int at = 0;
        for (std::uint64_t* each :
             {&made.log, &made.log_head, &made.outbox, &made.delayed, &made.inbox, &made.instances,
              &made.tombstones, &made.timers, &made.parked, &made.held, &made.unknown, &made.dead,
              &made.bytes}) {
            *each = found.count(at++);
        }
    }
    return made;
}

}  // namespace writ::sqlite::inline v1::detail
