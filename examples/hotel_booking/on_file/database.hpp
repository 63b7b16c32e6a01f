// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <stdexcept>
#include <string>

namespace booking {

/// The hotel's own tables, beside the services: to make them, and to read them.
///
/// *Errors*: std::runtime_error with the file and what SQLite says.
class database {
public:
    database(const std::string& file, int flags) : file_{file} {
        check(sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr));
        constexpr int patience_ms = 10'000;
        sqlite3_busy_timeout(handle_, patience_ms);
    }
    database(const database&) = delete;
    database& operator=(const database&) = delete;
    ~database() { sqlite3_close_v2(handle_); }

    void execute(const char* sql) { check(sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr)); }

    /// Calls take(text, number) for each row of a query of two columns.
    template <class Take>
    void each(const char* sql, const Take& take) {
        sqlite3_stmt* prepared = nullptr;
        check(sqlite3_prepare_v2(handle_, sql, -1, &prepared, nullptr));
        int code = SQLITE_ROW;
        while ((code = sqlite3_step(prepared)) == SQLITE_ROW)
            take(std::string{reinterpret_cast<const char*>(sqlite3_column_text(prepared, 0))},
                 std::int64_t{sqlite3_column_int64(prepared, 1)});
        sqlite3_finalize(prepared);
        check(code == SQLITE_DONE ? SQLITE_OK : code);
    }

private:
    void check(int code) const {
        if (code != SQLITE_OK)
            throw std::runtime_error(file_ + ": " + sqlite3_errmsg(handle_));
    }

    std::string file_;
    sqlite3* handle_ = nullptr;
};

}  // namespace booking
