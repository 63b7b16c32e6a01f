// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/connection.hpp>
#include <writ/timestamp.hpp>

#include <sqlite3.h>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ::sqlite::inline v1::detail {

// A text that is NULL where it is empty: most attributes of most messages are.
struct or_null {
    std::string_view text;
};

// Bytes, that a person may not be able to read.
struct as_blob {
    std::string_view bytes;
};

inline int bind_text(sqlite3_stmt* to, int at, std::string_view text) {
    return sqlite3_bind_text64(to, at, text.data() == nullptr ? "" : text.data(), text.size(),
                               SQLITE_STATIC, SQLITE_UTF8);
}

inline int bind_value(sqlite3_stmt* to, int at, std::string_view text) {
    return bind_text(to, at, text);
}
inline int bind_value(sqlite3_stmt* to, int at, or_null value) {
    return value.text.empty() ? sqlite3_bind_null(to, at) : bind_text(to, at, value.text);
}
inline int bind_value(sqlite3_stmt* to, int at, as_blob value) {
    return sqlite3_bind_blob64(to, at, value.bytes.empty() ? "" : value.bytes.data(),
                               value.bytes.size(), SQLITE_STATIC);
}
inline int bind_value(sqlite3_stmt* to, int at, std::nullptr_t) {
    return sqlite3_bind_null(to, at);
}
inline int bind_value(sqlite3_stmt* to, int at, timestamp time) {
    return sqlite3_bind_int64(to, at, time.ms);
}
template <std::integral Number>
int bind_value(sqlite3_stmt* to, int at, Number value) {
    return sqlite3_bind_int64(to, at, static_cast<sqlite3_int64>(value));
}
template <std::floating_point Number>
int bind_value(sqlite3_stmt* to, int at, Number value) {
    return sqlite3_bind_double(to, at, static_cast<double>(value));
}
template <class Value>
int bind_value(sqlite3_stmt* to, int at, const std::optional<Value>& value) {
    return value ? bind_value(to, at, *value) : sqlite3_bind_null(to, at);
}

/// The rows that a statement finds; it is free for the next use when they end.
class found_rows {
public:
    found_rows(const connection& over, sqlite3_stmt* of) : over_{&over}, of_{of} {}
    found_rows(const found_rows&) = delete;
    found_rows& operator=(const found_rows&) = delete;
    ~found_rows() { sqlite3_reset(of_); }

    [[nodiscard]] bool next() {
        const int code = sqlite3_step(of_);
        if (code != SQLITE_ROW && code != SQLITE_DONE) {
            over_->fail(code);
        }
        return code == SQLITE_ROW;
    }

    [[nodiscard]] bool is_null(int column) const {
        return sqlite3_column_type(of_, column) == SQLITE_NULL;
    }
    [[nodiscard]] std::int64_t number(int column) const {
        return sqlite3_column_int64(of_, column);
    }
    [[nodiscard]] std::uint64_t count(int column) const {
        return static_cast<std::uint64_t>(number(column));
    }
    [[nodiscard]] std::uint32_t small(int column) const {
        return static_cast<std::uint32_t>(number(column));
    }
    [[nodiscard]] timestamp time(int column) const { return {number(column)}; }
    [[nodiscard]] std::optional<timestamp> maybe_time(int column) const {
        return is_null(column) ? std::nullopt : std::optional{time(column)};
    }
    // Until the next row. Empty for NULL.
    [[nodiscard]] std::string_view view(int column) const {
        const void* bytes = sqlite3_column_blob(of_, column);
        const int size = sqlite3_column_bytes(of_, column);
        return bytes == nullptr ? std::string_view{}
                                : std::string_view{static_cast<const char*>(bytes),
                                                   static_cast<std::size_t>(size)};
    }
    [[nodiscard]] std::string text(int column) const { return std::string{view(column)}; }

private:
    const connection* over_;
    sqlite3_stmt* of_;
};

/// A statement that is prepared at its first use, once.
class statement {
public:
    statement(const connection& over, std::string sql) : over_{&over}, sql_{std::move(sql)} {}
    statement(const statement&) = delete;
    statement& operator=(const statement&) = delete;
    ~statement() { sqlite3_finalize(prepared_); }

    /// Starts it with these values for ?1, ?2 …; texts must live until its rows end.
    template <class... Values>
    [[nodiscard]] found_rows rows(const Values&... values) {
        prepare();
        int at = 0;
        (check(bind_value(prepared_, ++at, values)), ...);
        return {*over_, prepared_};
    }

    /// Runs it to its end; returns how many rows it changed.
    template <class... Values>
    int run(const Values&... values) {
        found_rows all = rows(values...);
        while (all.next()) {
        }
        return sqlite3_changes(over_->handle());
    }

    /// For many values: prepared, and ready to be bound by hand.
    [[nodiscard]] sqlite3_stmt* prepared() {
        prepare();
        return prepared_;
    }
    void check(int code) const {
        if (code != SQLITE_OK) {
            over_->fail(code);
        }
    }
    [[nodiscard]] found_rows started() { return {*over_, prepared_}; }

private:
    void prepare() {
        if (prepared_ == nullptr) {
            check(sqlite3_prepare_v3(over_->handle(), sql_.data(), static_cast<int>(sql_.size()),
                                     SQLITE_PREPARE_PERSISTENT, &prepared_, nullptr));
        }
    }

    const connection* over_;
    std::string sql_;
    sqlite3_stmt* prepared_ = nullptr;
};

}  // namespace writ::sqlite::inline v1::detail
