// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/connection.hpp>

#include <sqlite3.h>

#include <chrono>
#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

/// Watches what a handler does with the transaction of everybody: it may not end it, nor touch the
/// tables of the store, nor keep it for ever. It is installed once and for all: to change an
/// authorizer makes SQLite prepare every statement again.
class supervision {
public:
    using clock = std::chrono::steady_clock;

    supervision(const connection& over, duration longest) : longest_{longest} {
        sqlite3_set_authorizer(over.handle(), &authorize, this);
        sqlite3_progress_handler(over.handle(), 20'000, &look_at_time, this);
    }
    supervision(const supervision&) = delete;
    supervision& operator=(const supervision&) = delete;

    void begin() {
        forbidden_.clear();
        was_stopped_ = false;
        since_ = clock::now();
        is_on_ = true;
    }
    void end() { is_on_ = false; }

    [[nodiscard]] duration taken() const {
        const auto span = clock::now() - since_;
        return duration::milliseconds(
            std::chrono::duration_cast<std::chrono::milliseconds>(span).count());
    }
    /// What the handler tried and was not let; empty: nothing.
    [[nodiscard]] const std::string& forbidden() const { return forbidden_; }
    /// Whether a statement was stopped because it ran too long.
    [[nodiscard]] bool was_stopped() const { return was_stopped_; }

private:
    static bool is_ours(const char* table) {
        return table != nullptr && sqlite3_strnicmp(table, "writ_", 5) == 0;
    }

    static bool only_asks(const char* pragma) {
        for (const char* each : {"table_info", "table_xinfo", "table_list", "index_list",
                                 "index_info", "foreign_key_list"}) {
            if (sqlite3_stricmp(pragma, each) == 0) {
                return true;
            }
        }
        return false;
    }

    int refuse(std::string_view what, const char* name) {
        forbidden_ = what;
        forbidden_ += ' ';
        forbidden_ += name == nullptr ? "" : name;
        return SQLITE_DENY;
    }

    static int authorize(void* self, int action, const char* first, const char* second,
                         const char* database, const char* inside_of) {
        auto& by = *static_cast<supervision*>(self);
        static_cast<void>(database);
        static_cast<void>(inside_of);
        if (!by.is_on_) {
            return SQLITE_OK;
        }
        switch (action) {
        case SQLITE_TRANSACTION: return by.refuse("the transaction statement", first);
        case SQLITE_SAVEPOINT: return by.refuse("the savepoint statement", first);
        case SQLITE_ATTACH:
        case SQLITE_DETACH: return by.refuse("another database:", first);
        case SQLITE_PRAGMA: return only_asks(first) ? SQLITE_OK : by.refuse("the pragma", first);
        case SQLITE_FUNCTION:
        case SQLITE_SELECT:
        case SQLITE_RECURSIVE: return SQLITE_OK;
        case SQLITE_ALTER_TABLE: first = second; break;
        default: break;
        }
        if (is_ours(first) ||
            (action != SQLITE_READ && action != SQLITE_UPDATE && is_ours(second))) {
            return by.refuse("a table of the store:", is_ours(first) ? first : second);
        }
        return SQLITE_OK;
    }

    static int look_at_time(void* self) {
        auto& by = *static_cast<supervision*>(self);
        if (!by.is_on_ || by.longest_.ms <= 0 || by.taken().ms <= 10 * by.longest_.ms) {
            return 0;
        }
        by.was_stopped_ = true;
        return 1;
    }

    duration longest_;
    clock::time_point since_{};
    std::string forbidden_;
    bool is_on_ = false;
    bool was_stopped_ = false;
};

}  // namespace writ::sqlite::inline v1::detail
