// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/connection.hpp>
#include <writ/sqlite/options.hpp>
#include <writ/sqlite/schema.hpp>
#include <writ/sqlite/statement.hpp>

#include <chrono>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <thread>

namespace writ::sqlite::inline v1::detail {

/// What a file says of itself for ever.
struct identity {
    std::string store_id{};
    std::uint32_t slots = 0;
};

[[nodiscard]] inline std::int64_t number_of(const connection& over, std::string sql) {
    statement one{over, std::move(sql)};
    found_rows found = one.rows();
    return found.next() ? found.number(0) : 0;
}

// What a file is, before it is touched.
struct first_sight {
    std::int64_t mark = 0;
    std::int64_t version = 0;
    bool is_empty = true;
};

// In one transaction: another process may be making the file.
[[nodiscard]] inline first_sight seen(const connection& over) {
    over.execute("BEGIN");
    try {
        const first_sight found{.mark = number_of(over, "PRAGMA application_id"),
                                .version = number_of(over, "PRAGMA user_version"),
                                .is_empty =
                                    number_of(over, "SELECT count(*) FROM sqlite_schema") == 0};
        over.execute("COMMIT");
        return found;
    } catch (const failure&) {
        over.roll_back();
        throw;
    }
}

// A random UUID (RFC 9562, version 4).
[[nodiscard]] inline std::string random_id() {
    std::random_device source;
    std::string made;
    for (int at = 0; at < 32; ++at) {
        if (at == 8 || at == 12 || at == 16 || at == 20) {
            made += '-';
        }
        const unsigned digit = source() & 15U;
        made += "0123456789abcdef"[at == 12 ? 4U : at == 16 ? (digit & 3U) | 8U : digit];
    }
    return made;
}

// Changing the mode needs the file for a moment, and does not ask the busy handler for it.
inline void use_write_ahead_log(const connection& over) {
    const auto ends = std::chrono::steady_clock::now() + std::chrono::milliseconds{over.busy().ms};
    for (;;) {
        try {
            statement mode{over, "PRAGMA journal_mode=WAL"};
            found_rows found = mode.rows();
            if (found.next() && found.view(0) != "wal") {
                over.fail(SQLITE_CANTOPEN, "this file system cannot share it: journal mode " +
                                               found.text(0) + " instead of wal");
            }
            return;
        } catch (const failure& why) {
            if (why.code() != SQLITE_BUSY || std::chrono::steady_clock::now() >= ends) {
                throw;
            }
        }
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
}

/// Runs the steps that the file has not seen yet, in one transaction.
inline void migrate(const connection& over, std::span<const migration> steps, const options& wanted,
                    timestamp now) {
    over.execute("BEGIN IMMEDIATE");
    try {
        const std::int64_t found = number_of(over, "PRAGMA user_version");
        for (const migration& step : steps) {
            if (step.to <= found) {
                continue;
            }
            over.execute(std::string{step.sql});
            over.execute("PRAGMA user_version=" + std::to_string(step.to));
        }
        if (found == 0) {
            over.execute("PRAGMA application_id=" + std::to_string(application_id));
            statement write{over, "INSERT INTO writ_meta VALUES ('store_id', ?1), ('slots', ?2), "
                                  "('created', ?3)"};
            write.run(random_id(), wanted.slots == 0 ? 1U : wanted.slots, now);
        }
        over.execute("COMMIT");
    } catch (const failure&) {
        over.roll_back();
        throw;
    }
}

/// Makes sure that the file is a store of the newest of `steps`, and reads who it is.
///
/// *Errors*: `failure` for a file of somebody else, of a newer version, or damaged.
[[nodiscard]] inline identity make_ready(const connection& over, std::span<const migration> steps,
                                         const options& wanted, timestamp now) {
    const std::int64_t newest = steps.back().to;
    const auto [mark, version, is_empty] = seen(over);
    const bool is_new = mark == 0 && version == 0 && is_empty;
    const auto refuse = [&](std::string reason) {
        throw failure{SQLITE_NOTADB, {over.file(), std::move(reason)}};
    };
    if (!is_new && mark != application_id) {
        refuse("it is no store of writ: a database with other tables; name another file");
    }
    if (version > newest) {
        refuse("its tables have version " + std::to_string(version) +
               ", and this program knows them up to version " + std::to_string(newest) +
               "; use a build that is as new as the one that wrote it");
    }
    if (wanted.read_only && version < newest) {
        refuse(is_new ? "it is empty; open it once for writing"
                      : "its tables have version " + std::to_string(version) + ", not " +
                            std::to_string(newest) + "; open it once for writing");
    }
    if (!wanted.read_only) {
        if (is_new) {
            over.execute("PRAGMA auto_vacuum=INCREMENTAL");
        }
        use_write_ahead_log(over);
        if (version < newest) {
            migrate(over, steps, wanted, now);
        }
    }
    identity found;
    statement meta{over, "SELECT (SELECT value FROM writ_meta WHERE key = 'store_id'), "
                         "(SELECT value FROM writ_meta WHERE key = 'slots')"};
    found_rows row = meta.rows();
    if (!row.next() || row.is_null(0) || row.small(1) == 0) {
        refuse("it does not say who it is: table writ_meta is damaged; restore a copy");
    }
    found.store_id = row.text(0);
    found.slots = row.small(1);
    return found;
}

}  // namespace writ::sqlite::inline v1::detail
