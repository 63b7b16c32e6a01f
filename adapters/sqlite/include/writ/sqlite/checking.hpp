// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/statement.hpp>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace writ::sqlite::inline v1::detail {

struct consistency {
    std::string_view sql;  // finds one text for each fault
    std::string_view says;
};

// What SQLite cannot know of our tables.
inline constexpr std::array consistencies{
    consistency{"SELECT place || ' of lane ''' || lane || '''' FROM writ_kept AS k WHERE blocks = "
                "1 AND due IS NULL AND why <> 'dead' AND NOT EXISTS (SELECT 1 FROM writ_kept AS e "
                "WHERE e.blocks = 1 AND e.service = k.service AND e.subscriber = k.subscriber AND "
                "e.lane = k.lane AND e.place < k.place)",
                "a lane waits for a message that is never due: place "},
    consistency{"SELECT place || ' of lane ''' || lane || '''' FROM writ_kept AS k WHERE blocks = "
                "1 AND due IS NOT NULL AND EXISTS (SELECT 1 FROM writ_kept AS e WHERE e.blocks = 1 "
                "AND e.service = k.service AND e.subscriber = k.subscriber AND e.lane = k.lane AND "
                "e.place < k.place)",
                "a message is due before its turn: place "},
    consistency{"SELECT max(sequence) FROM writ_log HAVING max(sequence) > (SELECT log FROM "
                "writ_head)",
                "the log goes beyond its last number: "},
    consistency{"SELECT max(sequence) FROM writ_outbox HAVING max(sequence) > (SELECT outbox FROM "
                "writ_head)",
                "the outbox goes beyond its last number: "},
    consistency{"SELECT max(place) FROM writ_kept HAVING max(place) > (SELECT place FROM "
                "writ_head)",
                "kept messages go beyond their last place: "},
    consistency{"SELECT service || ', slot ' || partition FROM writ_position WHERE channel = 'log' "
                "AND position > (SELECT log FROM writ_head)",
                "a service has read more of the log than there is: "},
    consistency{"SELECT sequence FROM writ_log WHERE form NOT IN (SELECT number FROM writ_form) "
                "LIMIT 10",
                "a message of the log has no type: sequence "},
    consistency{"SELECT key FROM writ_instance WHERE (state IS NULL) = (finished_at IS NULL) LIMIT "
                "10",
                "an instance is neither running nor finished, or both: "},
    consistency{"SELECT 'one row' WHERE (SELECT count(*) FROM writ_head) <> 1",
                "writ_head has another number of rows than "}};

/// What is wrong with the file; empty: nothing was found.
[[nodiscard]] inline std::vector<std::string> find_faults(const connection& over) {
    std::vector<std::string> all;
    try {
        statement integrity{over, "PRAGMA integrity_check"};
        found_rows found = integrity.rows();
        while (found.next()) {
            if (found.view(0) != "ok") {
                all.push_back("SQLite: " + found.text(0));
            }
        }
    } catch (const failure& why) {
        all.push_back(why.why().reason);
    }
    if (!all.empty()) {
        return all;
    }
    for (const consistency& each : consistencies) {
        statement asked{over, std::string{each.sql}};
        found_rows found = asked.rows();
        while (found.next()) {
            all.push_back(std::string{each.says} + found.text(0));
        }
    }
    return all;
}

}  // namespace writ::sqlite::inline v1::detail
