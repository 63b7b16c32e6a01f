// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/result.hpp>
#include <writ/runtime/machine_time.hpp>
#include <writ/sqlite/change_signal.hpp>
#include <writ/sqlite/group_commit.hpp>
#include <writ/sqlite/migration.hpp>
#include <writ/sqlite/options.hpp>
#include <writ/sqlite/reader_pool.hpp>
#include <writ/sqlite/trimming.hpp>
#include <writ/sqlite/writer.hpp>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

namespace writ::sqlite::inline v1::detail {

[[nodiscard]] inline timestamp time_of(const options& wanted) {
    return wanted.clock ? wanted.clock() : writ::detail::machine_time();
}

[[nodiscard]] inline int flags_of(const options& wanted) {
    return wanted.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
}

[[nodiscard]] inline std::string checked(std::string file) {
    if (file.empty() || file == ":memory:") {
        throw failure{SQLITE_CANTOPEN,
                      {file, "a store is a file, which several connections share; name one, or use "
                             "writ::memory::store"}};
    }
    return file;
}

// Returns what `ask` returns, or why SQLite did not let it. A value of its own for each call.
template <class Ask>
[[nodiscard]] auto answered(const std::string& file, Ask ask) -> result<std::invoke_result_t<Ask>> {
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Ask>>) {
            ask();
            return {};
        } else {
            return ask();
        }
    } catch (const failure& why) {
        return why.why();
    } catch (const std::exception& why) {
        return error{file, why.what()};
    }
}

/// An open store: its connections, and who uses which.
class opened {
public:
    opened(std::string named, options wanted)
        : file{checked(std::move(named))},
          chosen{std::move(wanted)},
          writing_{file,
                   flags_of(chosen) |
                       (chosen.may_create && !chosen.read_only ? SQLITE_OPEN_CREATE : 0),
                   chosen.busy},
          self{prepared()},
          to_{writing_, chosen, self.slots},
          groups_{to_, chosen},
          trims_{writing_},
          readers_{file, flags_of(chosen), chosen.busy, chosen.readers},
          signal{file, flags_of(chosen), chosen.poll} {}

    [[nodiscard]] timestamp now() const { return time_of(chosen); }

    /// Commits a group of entries.
    [[nodiscard]] result<void> commit(std::span<commit_entry> entries,
                                      std::span<const read_position> positions,
                                      std::vector<entry_result>& results) {
        return answered(file, [&] {
            const std::lock_guard hold{mutex_};
            tell(groups_.run(entries, positions, results, now()));
        });
    }

    /// Calls `change` with the writer in a transaction of its own.
    template <class Change>
    [[nodiscard]] auto write(Change change) -> result<std::invoke_result_t<Change, writer&>> {
        return answered(file, [&] {
            const std::lock_guard hold{mutex_};
            to_.begin();
            try {
                if constexpr (std::is_void_v<std::invoke_result_t<Change, writer&>>) {
                    change(to_);
                    tell(to_.commit());
                } else {
                    auto made = change(to_);
                    tell(to_.commit());
                    return made;
                }
            } catch (...) {
                to_.roll_back();
                throw;
            }
        });
    }

    /// Calls `ask` with a connection that reads.
    template <class Ask>
    [[nodiscard]] auto read(Ask ask) -> result<std::invoke_result_t<Ask, reader&>> {
        return answered(file, [&] {
            const reader_pool::lent one = readers_.take();
            return ask(*one);
        });
    }

    [[nodiscard]] result<std::size_t> trim(timestamp time, const retention& keep,
                                           std::size_t count) {
        return answered(file, [&] {
            const std::lock_guard hold{mutex_};
            to_.begin();
            try {
                const std::size_t removed = trims_.run(time, keep, count);
                to_.commit();
                trims_.shrink();
                return removed;
            } catch (...) {
                to_.roll_back();
                throw;
            }
        });
    }

private:
    void tell(bool has_changed) {
        if (has_changed) {
            signal.raise();
        }
    }

    [[nodiscard]] identity prepared() const {
        const identity found = make_ready(writing_, migrations, chosen, now());
        writing_.execute(chosen.synchronous == synchronous::full ? "PRAGMA synchronous=FULL"
                                                                 : "PRAGMA synchronous=NORMAL");
        writing_.execute("PRAGMA temp_store=memory");
        writing_.execute("PRAGMA cache_size=-16384");
        // A bigger log is copied back less often; what it has grown to in a burst is given back.
        writing_.execute("PRAGMA wal_autocheckpoint=4096");
        writing_.execute("PRAGMA journal_size_limit=67108864");
        return found;
    }

public:
    std::string file;
    options chosen;

private:
    connection writing_;

public:
    identity self;

private:
    std::mutex mutex_;  // of all that writes
    writer to_;
    group_commit groups_;
    trimming trims_;
    reader_pool readers_;

public:
    change_signal signal;
};

}  // namespace writ::sqlite::inline v1::detail
