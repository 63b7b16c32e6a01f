// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/envelope.hpp>
#include <writ/sqlite/statement.hpp>

#include <cstdint>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

/// Which messages a subscriber has handled, and which it has begun.
class identities {
public:
    explicit identities(const connection& over)
        : claim_{over, "INSERT OR IGNORE INTO writ_inbox (stored, subscriber, source, id, "
                       "generation) VALUES (?1, ?2, ?3, ?4, ?5)"},
          unclaim_{over, "DELETE FROM writ_inbox WHERE subscriber = ?1 AND source = ?2 AND id = "
                         "?3 AND generation = ?4"},
          starts_{over, "SELECT starts FROM writ_started WHERE subscriber = ?1 AND source = ?2 AND "
                        "id = ?3 AND generation = ?4"},
          start_{over, "INSERT OR REPLACE INTO writ_started (subscriber, source, id, generation, "
                       "starts, stored) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"},
          end_{over, "DELETE FROM writ_started WHERE subscriber = ?1 AND source = ?2 AND id = ?3 "
                     "AND generation = ?4"} {}

    /// False: it is claimed already. One that was claimed by this call alone can be unclaimed.
    [[nodiscard]] bool claim(std::int64_t subscriber, const envelope& message, timestamp now) {
        return claim_.run(now, subscriber, std::string_view{message.source},
                          std::string_view{message.id}, message.generation) > 0;
    }
    void unclaim(std::int64_t subscriber, const envelope& message) {
        unclaim_.run(subscriber, std::string_view{message.source}, std::string_view{message.id},
                     message.generation);
    }

    /// How often it was begun and not ended.
    [[nodiscard]] std::uint32_t starts(std::int64_t subscriber, const envelope& message) {
        found_rows found = starts_.rows(subscriber, std::string_view{message.source},
                                        std::string_view{message.id}, message.generation);
        return found.next() ? found.small(0) : 0;
    }
    void start(std::int64_t subscriber, const envelope& message, std::uint32_t times,
               timestamp now) {
        start_.run(subscriber, std::string_view{message.source}, std::string_view{message.id},
                   message.generation, times, now);
    }
    void end(std::int64_t subscriber, const envelope& message) {
        end_.run(subscriber, std::string_view{message.source}, std::string_view{message.id},
                 message.generation);
    }

private:
    statement claim_;
    statement unclaim_;
    statement starts_;
    statement start_;
    statement end_;
};

}  // namespace writ::sqlite::inline v1::detail
