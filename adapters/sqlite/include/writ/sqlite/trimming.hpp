// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store.hpp>
#include <writ/sqlite/statement.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace writ::sqlite::inline v1::detail {

/// Removes what nobody needs any more, a few rows at a time, and gives the room back to the disk.
class trimming {
public:
    explicit trimming(const connection& over)
        : over_{over},
          services_{over, "SELECT service FROM writ_subscription UNION SELECT service FROM "
                          "writ_position WHERE channel = 'log'"},
          positions_{over, "SELECT service, partition, position FROM writ_position WHERE channel = "
                           "'log'"},
          old_{over, "SELECT sequence, slot, stored, form, addressed_to FROM writ_log WHERE "
                     "sequence > ?1 ORDER BY "
                     "sequence LIMIT ?2"},
          unowned_{over, "SELECT 1 FROM writ_form WHERE number = ?1 AND what = 'command' AND "
                         "is_reply = 0 AND ((?2 = '' AND NOT EXISTS (SELECT 1 FROM writ_position "
                         "JOIN writ_types ON writ_types.number = writ_position.types WHERE channel "
                         "= 'log' AND partition = ?3 AND position >= ?4 AND instr("
                         "writ_types.types, char(10) || writ_form.type || char(10)) > 0)) OR (?2 "
                         "<> '' AND ?2 NOT IN (SELECT service FROM writ_subscription)))"},
          remove_{over, "DELETE FROM writ_log WHERE sequence = ?1"},
          inbox_{over, first_rows("writ_inbox", "stored", "")},
          accepted_{over, first_rows("writ_accepted", "stored", " AND sequence > 0")},
          started_{over, "DELETE FROM writ_started WHERE (subscriber, source, id, generation) IN "
                         "(SELECT subscriber, source, id, generation FROM writ_started WHERE "
                         "stored < ?1 LIMIT ?2)"},
          tombstones_{over, "DELETE FROM writ_instance WHERE (subscriber, key) IN (SELECT "
                            "subscriber, key FROM writ_instance WHERE finished_at < ?1 LIMIT ?2)"},
          history_{over, first_rows("writ_history", "at", "")},
          epochs_{over, "UPDATE writ_head SET epoch = (SELECT max(epoch) FROM writ_lease WHERE "
                        "given_back = 1 AND until < ?1) WHERE epoch < (SELECT max(epoch) FROM "
                        "writ_lease WHERE given_back = 1 AND until < ?1)"},
          leases_{over, "DELETE FROM writ_lease WHERE given_back = 1 AND until < ?1"},
          free_{over, "PRAGMA freelist_count"},
          pages_{over, "PRAGMA page_count"} {}

    /// Within a transaction.
    std::size_t run(timestamp now, const retention& keep, std::size_t count) {
        const auto before = [&](duration span) { return timestamp{now.ms - span.ms}; };
        const auto limits = passed();
        // What somebody may still read again is recognised, however old it is.
        const timestamp ids = std::min(before(keep.ids), first_unpassed(limits, count));
        std::size_t removed = trim_log(limits, before(keep.log), count);
        removed += removed_by(inbox_, ids, count);
        removed += removed_by(accepted_, before(keep.ids), count);
        removed += removed_by(started_, before(keep.ids), count);
        removed += removed_by(tombstones_, before(keep.tombstones), count);
        removed += removed_by(history_, before(keep.history), count);
        trim_leases(before(keep.ids));
        return removed;
    }

    /// Outside of a transaction: free pages are used again by new rows, so only many are worth it.
    void shrink() {
        const std::int64_t pages = number(pages_);
        if (number(free_) > 256 + pages / 8) {
            over_.execute("PRAGMA incremental_vacuum(256)");
        }
    }

private:
    using slot_limits = std::map<std::uint32_t, std::uint64_t>;

    // The first rows in the order of their coming, as far as they are old.
    [[nodiscard]] static std::string first_rows(const std::string& table, const std::string& time,
                                                const std::string& also) {
        return "DELETE FROM " + table + " WHERE number IN (SELECT number FROM " + table +
               " ORDER BY number LIMIT ?2) AND " + time + " < ?1" + also;
    }

    static std::size_t removed_by(statement& one, timestamp before, std::size_t count) {
        return static_cast<std::size_t>(one.run(before, count));
    }
    static std::int64_t number(statement& asked) {
        found_rows found = asked.rows();
        return found.next() ? found.number(0) : 0;
    }

    // Up to where all services have passed each slot; a service that is known and has passed
    // nothing of a slot keeps all of it.
    [[nodiscard]] slot_limits passed() {
        std::map<std::string, std::map<std::uint32_t, std::uint64_t>> by_service;
        {
            found_rows found = services_.rows();
            while (found.next()) {
                by_service[found.text(0)];
            }
        }
        {
            found_rows found = positions_.rows();
            while (found.next()) {
                by_service[found.text(0)][found.small(1)] = found.count(2);
            }
        }
        slot_limits all;
        if (by_service.empty()) {
            return all;
        }
        all = by_service.begin()->second;
        for (const auto& [service, slots] : by_service) {
            for (auto& [slot, position] : all) {
                const auto at = slots.find(slot);
                position = at == slots.end() ? 0 : std::min(position, at->second);
            }
        }
        return all;
    }

    [[nodiscard]] static bool is_passed(const slot_limits& limits, std::uint32_t slot,
                                        std::uint64_t sequence) {
        const auto at = limits.find(slot);
        return at != limits.end() && sequence <= at->second;
    }

    // A command that no service has passed as one of its own is not lost on it, however late its
    // owner starts first, or takes it over from another.
    [[nodiscard]] bool waits_for_its_owner(const found_rows& old) {
        return unowned_.rows(old.number(3), old.view(4), old.small(1), old.count(0)).next();
    }

    // When the first message was stored that not all services have passed, or one before it.
    [[nodiscard]] timestamp first_unpassed(const slot_limits& limits, std::size_t count) {
        std::uint64_t from = limits.empty() ? 0 : limits.begin()->second;
        for (const auto& [slot, position] : limits) {
            from = std::min(from, position);
        }
        std::size_t looked_at = 0;
        found_rows found = old_.rows(from, count * 16);
        while (found.next()) {
            if (++looked_at == count * 16 || !is_passed(limits, found.small(1), found.count(0))) {
                return found.time(2);
            }
        }
        return {std::numeric_limits<std::int64_t>::max()};
    }

    // Processes come and go, and each has a lease of its own name.
    void trim_leases(timestamp before) {
        epochs_.run(before);
        leases_.run(before);
    }

    // Rows that somebody has not passed stay in front of those that all have, so the next call goes
    // on where this one ends.
    std::size_t trim_log(const slot_limits& limits, timestamp before, std::size_t count) {
        std::vector<std::uint64_t> gone;
        std::size_t looked_at = 0;
        bool is_end = true;
        if (!limits.empty()) {
            found_rows found = old_.rows(from_, count * 16);
            while (found.next()) {
                if (found.time(2) >= before) {
                    looked_at = 0;
                    break;
                }
                if (gone.size() == count) {
                    is_end = false;
                    break;
                }
                ++looked_at;
                from_ = found.count(0);
                if (is_passed(limits, found.small(1), from_) && !waits_for_its_owner(found)) {
                    gone.push_back(from_);
                }
            }
            is_end = is_end && looked_at < count * 16;
        }
        if (is_end) {
            from_ = 0;
        }
        for (const std::uint64_t sequence : gone) {
            remove_.run(sequence);
        }
        return gone.size();
    }

    const connection& over_;
    statement services_;
    statement positions_;
    statement old_;
    statement unowned_;
    statement remove_;
    statement inbox_;
    statement accepted_;
    statement started_;
    statement tombstones_;
    statement history_;
    statement epochs_;
    statement leases_;
    statement free_;
    statement pages_;
    std::uint64_t from_ = 0;
};

}  // namespace writ::sqlite::inline v1::detail
