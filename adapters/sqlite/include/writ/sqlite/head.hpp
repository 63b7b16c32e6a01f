// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/statement.hpp>

#include <cstdint>

namespace writ::sqlite::inline v1::detail {

/// The last numbers that were given: to rows of the log, of the outbox, and to kept messages. They
/// are read when a transaction begins and written when it ends, once for all its rows, and a number
/// is never given twice, whatever is deleted.
class head {
public:
    explicit head(const connection& over)
        : read_{over, "SELECT log, outbox, place FROM writ_head"},
          write_{over, "UPDATE writ_head SET log = ?1, outbox = ?2, place = ?3"} {}

    struct numbers {
        std::uint64_t log = 0;
        std::uint64_t outbox = 0;
        std::uint64_t place = 0;
        friend bool operator==(const numbers&, const numbers&) = default;
    };
    numbers now{};

    void read() {
        found_rows found = read_.rows();
        now = {};
        if (found.next()) {
            now = {found.count(0), found.count(1), found.count(2)};
        }
        stored_ = now;
    }

    void write() {
        if (now != stored_) {
            write_.run(now.log, now.outbox, now.place);
            stored_ = now;
        }
    }

private:
    statement read_;
    statement write_;
    numbers stored_{};
};

}  // namespace writ::sqlite::inline v1::detail
