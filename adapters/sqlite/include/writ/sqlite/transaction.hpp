// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/connection.hpp>
#include <writ/sqlite/names.hpp>
#include <writ/sqlite/statement.hpp>
#include <writ/sqlite/supervision.hpp>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>

namespace writ::sqlite::inline v1 {

class transaction;

/// Thrown by a handler's statement that SQLite, or the store, refuses.
class statement_failed : public std::exception {
public:
    statement_failed(int code, std::string text) : code_{code}, text_{std::move(text)} {}
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
    /// SQLite's extended result code.
    [[nodiscard]] int code() const noexcept { return code_; }

private:
    int code_;
    std::string text_;
};

/// One row that a query found, as long as the loop over the query is at it.
class row {
public:
    explicit row(sqlite3_stmt* of) : of_{of} {}

    /// The value of a column, counted from 0: a number, a `bool`, an enum, a `std::string`, a
    /// `std::string_view` (until the next row), or a `std::optional` of them, empty for NULL.
    template <class Value>
    [[nodiscard]] Value get(int column) const;

    /// All columns at once: `auto [room, nights] = row.as<std::string, int>();`
    template <class... Values>
    [[nodiscard]] std::tuple<Values...> as() const {
        return as<Values...>(std::index_sequence_for<Values...>{});
    }

    [[nodiscard]] int columns() const { return sqlite3_column_count(of_); }

private:
    template <class... Values, std::size_t... Columns>
    [[nodiscard]] std::tuple<Values...> as(std::index_sequence<Columns...>) const {
        return {get<Values>(static_cast<int>(Columns))...};
    }

    sqlite3_stmt* of_;
};

/// The rows that a query found, read one by one: `for (const row& each : tx.query(…))`. They must
/// end before the handler does.
class rows {
public:
    rows(transaction& within, sqlite3_stmt* of, bool is_cached)
        : within_{&within}, of_{of}, is_cached_{is_cached} {}
    rows(rows&& from) noexcept
        : within_{from.within_},
          of_{std::exchange(from.of_, nullptr)},
          is_cached_{from.is_cached_} {}
    rows(const rows&) = delete;
    rows& operator=(const rows&) = delete;
    ~rows() { is_cached_ ? sqlite3_reset(of_) : sqlite3_finalize(of_); }

    struct sentinel {};
    class iterator {
    public:
        explicit iterator(rows& of) : of_{&of} {}
        [[nodiscard]] row operator*() const { return row{of_->of_}; }
        iterator& operator++() {
            of_->step();
            return *this;
        }
        friend bool operator==(const iterator& at, sentinel) { return at.is_over(); }

    private:
        [[nodiscard]] bool is_over() const { return of_->is_over_; }
        rows* of_;
    };

    [[nodiscard]] iterator begin() {
        step();
        return iterator{*this};
    }
    [[nodiscard]] sentinel end() const { return {}; }

private:
    void step();

    transaction* within_;
    sqlite3_stmt* of_;
    bool is_cached_;
    bool is_over_ = false;
};

/// The store's transaction, for a handler's own rows: they are stored with the message that was
/// handled and with what the handler returned, or not at all.
///
/// A handler takes `writ::sqlite::transaction&`. It may not end the transaction, nor set a
/// savepoint, nor touch the tables writ_*; all others of the file are its own. Everybody waits for
/// it: it should be done in milliseconds, and calls to the network belong elsewhere.
///
/// *Errors*: `statement_failed`, which names the handler; thrown on, it is a failed delivery.
/// *Thread safety*: none, it is used in the call that was given it.
class transaction {
public:
    using transaction_tag = void;

    explicit transaction(const detail::connection& over, const detail::supervision& watched)
        : over_{&over}, watched_{&watched} {}
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;
    ~transaction() {
        for (const auto& [sql, prepared] : known_) {
            sqlite3_finalize(prepared);
        }
    }

    /// Runs one statement with values for ?1, ?2 …; returns how many rows it changed.
    template <class... Values>
    std::int64_t execute(std::string_view sql, const Values&... values) {
        rows all = query(sql, values...);
        for (auto at = all.begin(); !(at == all.end()); ++at) {
        }
        return sqlite3_changes64(over_->handle());
    }

    /// Runs one statement and gives the rows that it finds.
    template <class... Values>
    [[nodiscard]] rows query(std::string_view sql, const Values&... values) {
        auto [prepared, is_cached] = prepare(sql);
        rows found{*this, prepared, is_cached};
        const int wanted = sqlite3_bind_parameter_count(prepared);
        if (wanted != static_cast<int>(sizeof...(values))) {
            throw statement_failed{SQLITE_RANGE, of(sql) + "has " + std::to_string(wanted) +
                                                     " parameters, and was given " +
                                                     std::to_string(sizeof...(values)) + " values"};
        }
        int at = 0;
        (check(bind(prepared, ++at, values), sql), ...);
        return found;
    }

    /// The first row's first column; empty where no row is found, or where it is NULL.
    template <class Value, class... Values>
    [[nodiscard]] std::optional<Value> find(std::string_view sql, const Values&... values) {
        static_assert(!std::is_same_v<Value, std::string_view>, "it would not outlive the row");
        rows all = query(sql, values...);
        const auto at = all.begin();
        return at == all.end() ? std::nullopt : (*at).template get<std::optional<Value>>(0);
    }

    /// The connection, for what SQLite's own interface can do. Statements of it must be finalized
    /// before the handler ends.
    [[nodiscard]] sqlite3* handle() const { return over_->handle(); }

private:
    friend class rows;
    friend class transaction_access;

    template <class Value>
    static int bind(sqlite3_stmt* to, int at, const Value& value) {
        if constexpr (std::is_null_pointer_v<Value>) {
            return sqlite3_bind_null(to, at);
        } else if constexpr (std::is_enum_v<Value>) {
            return detail::bind_value(to, at, static_cast<std::underlying_type_t<Value>>(value));
        } else if constexpr (std::is_convertible_v<const Value&, std::string_view>) {
            // A copy: the rows may outlive the value.
            const std::string_view text{value};
            return sqlite3_bind_text64(to, at, text.empty() ? "" : text.data(), text.size(),
                                       SQLITE_TRANSIENT, SQLITE_UTF8);
        } else {
            return detail::bind_value(to, at, value);
        }
    }
    template <class Value>
    static int bind(sqlite3_stmt* to, int at, const std::optional<Value>& value) {
        return value ? bind(to, at, *value) : sqlite3_bind_null(to, at);
    }

    [[nodiscard]] std::string of(std::string_view sql) const {
        std::string text{"'"};
        text += handler_;
        text += "': ";
        text += sql;
        text += ": ";
        return text;
    }

    void check(int code, std::string_view sql) {
        if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE) {
            return;
        }
        std::string why = of(sql);
        if (!watched_->forbidden().empty() && (code & 0xff) == SQLITE_AUTH) {
            why += "a handler may not use " + watched_->forbidden() +
                   "; the store commits when the handler returns, and its tables are its own";
        } else if ((code & 0xff) == SQLITE_INTERRUPT) {
            why += "stopped, it ran for longer than ten times options.handler_time";
        } else {
            why += sqlite3_errmsg(over_->handle());
        }
        if (detail::is_of_the_store(code) && store_code_ == SQLITE_OK) {
            store_code_ = code;
            store_text_ = sqlite3_errmsg(over_->handle());
        }
        throw statement_failed{code, std::move(why)};
    }

    struct prepared_statement {
        sqlite3_stmt* of;
        bool is_cached;
    };

    // One that is in use, by a loop over the rows of the same text, is prepared once more.
    [[nodiscard]] prepared_statement prepare(std::string_view sql) {
        const auto at = known_.find(sql);
        const bool is_new = at == known_.end();
        if (!is_new && sqlite3_stmt_busy(at->second) == 0) {
            return {at->second, true};
        }
        sqlite3_stmt* made = nullptr;
        const char* rest = nullptr;
        check(sqlite3_prepare_v3(over_->handle(), sql.data(), static_cast<int>(sql.size()),
                                 SQLITE_PREPARE_PERSISTENT, &made, &rest),
              sql);
        const std::string_view left{rest, static_cast<std::size_t>(sql.data() + sql.size() - rest)};
        if (made == nullptr || left.find_first_not_of(" \t\r\n;") != std::string_view::npos) {
            sqlite3_finalize(made);
            throw statement_failed{SQLITE_ERROR, of(sql) + "is not one statement"};
        }
        const bool is_cached = is_new && known_.size() < 200;
        if (is_cached) {
            known_.emplace(sql, made);
        }
        return {made, is_cached};
    }

    const detail::connection* over_;
    const detail::supervision* watched_;
    std::unordered_map<std::string, sqlite3_stmt*, detail::text_hash, std::equal_to<>> known_;
    std::string handler_;
    int store_code_ = SQLITE_OK;
    std::string store_text_;
};

/// What the store alone does with the transaction that it lends.
class transaction_access {
public:
    /// A handler is about to be given it.
    static void begin(transaction& lent, std::string_view service, std::string_view subscriber) {
        lent.handler_ = service;
        if (!subscriber.empty()) {
            lent.handler_ += '/';
            lent.handler_ += subscriber;
        }
        lent.store_code_ = SQLITE_OK;
        lent.store_text_.clear();
    }
    /// What failed in it that is no fault of the handler: SQLITE_OK, nothing.
    [[nodiscard]] static int fault_of_store(const transaction& lent) { return lent.store_code_; }
    [[nodiscard]] static const std::string& text_of_fault(const transaction& lent) {
        return lent.store_text_;
    }
    [[nodiscard]] static const std::string& handler(const transaction& lent) {
        return lent.handler_;
    }
};

inline void rows::step() {
    const int code = sqlite3_step(of_);
    is_over_ = code != SQLITE_ROW;
    if (is_over_ && code != SQLITE_DONE) {
        within_->check(code, sqlite3_sql(of_));
    }
}

namespace detail {

template <class Value>
struct column_value {
    static Value read(sqlite3_stmt* of, int column) {
        if constexpr (std::is_enum_v<Value>) {
            return static_cast<Value>(sqlite3_column_int64(of, column));
        } else if constexpr (std::is_same_v<Value, bool>) {
            return sqlite3_column_int64(of, column) != 0;
        } else if constexpr (std::is_integral_v<Value>) {
            return static_cast<Value>(sqlite3_column_int64(of, column));
        } else if constexpr (std::is_floating_point_v<Value>) {
            return static_cast<Value>(sqlite3_column_double(of, column));
        } else if constexpr (std::is_same_v<Value, timestamp>) {
            return {sqlite3_column_int64(of, column)};
        } else {
            const void* bytes = sqlite3_column_blob(of, column);
            const auto size = static_cast<std::size_t>(sqlite3_column_bytes(of, column));
            return bytes == nullptr ? Value{} : Value{static_cast<const char*>(bytes), size};
        }
    }
};

template <class Value>
struct column_value<std::optional<Value>> {
    static std::optional<Value> read(sqlite3_stmt* of, int column) {
        if (sqlite3_column_type(of, column) == SQLITE_NULL) {
            return std::nullopt;
        }
        return column_value<Value>::read(of, column);
    }
};

}  // namespace detail

template <class Value>
Value row::get(int column) const {
    return detail::column_value<Value>::read(of_, column);
}

}  // namespace writ::sqlite::inline v1
