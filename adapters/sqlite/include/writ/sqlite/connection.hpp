// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/sqlite/errors.hpp>

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace writ::sqlite::inline v1::detail {

/// A connection to the file. Its statements must end before it.
/// Thread safety: none, one thread at a time.
class connection {
public:
    connection(std::string file, int flags, duration busy) : file_{std::move(file)}, busy_{busy} {
        const int code = sqlite3_open_v2(
            file_.c_str(), &handle_, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
        if (code != SQLITE_OK) {
            const failure why = made_failure(code);
            sqlite3_close_v2(handle_);
            throw why;
        }
        sqlite3_busy_handler(handle_, &wait_for_lock, this);
    }
    connection(const connection&) = delete;
    connection& operator=(const connection&) = delete;
    ~connection() { sqlite3_close_v2(handle_); }

    [[nodiscard]] sqlite3* handle() const { return handle_; }
    [[nodiscard]] const std::string& file() const { return file_; }
    [[nodiscard]] duration busy() const { return busy_; }

    void execute(const std::string& sql) const {
        const int code = sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK) {
            fail(code);
        }
    }

    [[noreturn]] void fail(int code) const { throw made_failure(code); }
    [[noreturn]] void fail(int code, std::string_view text) const {
        throw failure{code, error_of(code, file_, text)};
    }

    /// Whether no transaction is open: SQLite ends it by itself on some failures.
    [[nodiscard]] bool is_idle() const { return sqlite3_get_autocommit(handle_) != 0; }

    /// Ends a transaction, if one is open, as if it had not been.
    void roll_back() const noexcept {
        if (!is_idle()) {
            sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
        }
    }

    /// Whether the file, or the write-ahead log beside it, has been removed or replaced since it
    /// was opened. SQLite asks that of the file, but not of the log, which stays the same one for
    /// as long as anybody has the file open.
    [[nodiscard]] bool has_moved() {
        int moved = 0;
        sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
        struct stat now{};
        const bool is_there = ::stat((file_ + "-wal").c_str(), &now) == 0;
        if (moved != 0 || !is_there) {
            return moved != 0 || log_inode_ != 0;
        }
        if (log_inode_ == 0) {
            log_inode_ = now.st_ino;
        }
        return log_inode_ != now.st_ino;
    }

private:
    [[nodiscard]] failure made_failure(int code) const {
        return {code,
                error_of(code, file_,
                         handle_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle_))};
    }

    // SQLite's own handler sleeps for up to 100 ms at a time; a commit of another process takes
    // one or two.
    static int wait_for_lock(void* self, int times) {
        const auto& of = *static_cast<connection*>(self);
        const auto now = std::chrono::steady_clock::now();
        if (times == 0) {
            static_cast<connection*>(self)->waits_since_ = now;
        }
        if (now - of.waits_since_ >= std::chrono::milliseconds{of.busy_.ms}) {
            return 0;
        }
        std::this_thread::sleep_for(
            std::chrono::microseconds{std::min(50 << std::min(times, 6), 2'000)});
        return 1;
    }

    std::string file_;
    duration busy_;
    sqlite3* handle_ = nullptr;
    ino_t log_inode_ = 0;  // 0: not seen yet
    std::chrono::steady_clock::time_point waits_since_{};
};

}  // namespace writ::sqlite::inline v1::detail
