// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/error.hpp>

#include <sqlite3.h>

#include <exception>
#include <string>
#include <string_view>
#include <utility>

namespace writ::sqlite::inline v1 {

/// Thrown by the constructor of `store` for a file that cannot be a store; says which, and what to
/// do.
class cannot_open : public std::exception {
public:
    explicit cannot_open(writ::error why) : why_{std::move(why)}, text_{why_.text()} {}
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
    [[nodiscard]] const writ::error& why() const noexcept { return why_; }

private:
    writ::error why_;
    std::string text_;
};

namespace detail {

// How SQLite's failures travel inside of this adapter; its members turn them into values.
class failure : public std::exception {
public:
    failure(int code, writ::error why) : code_{code}, why_{std::move(why)}, text_{why_.text()} {}
    [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }
    [[nodiscard]] int code() const noexcept { return code_ & 0xff; }
    [[nodiscard]] const writ::error& why() const noexcept { return why_; }

private:
    int code_;
    writ::error why_;
    std::string text_;
};

struct advice {
    std::string_view what;
    std::string_view remedy;
};

// What happened in a word, and what to do about it.
[[nodiscard]] constexpr advice advice_for(int code) {
    switch (code & 0xff) {
    case SQLITE_FULL:
        return {"the disk is full", "free some space: what is tried again then is stored"};
    case SQLITE_READONLY:
        return {"the file is read-only",
                "let this user write to the file, and to its folder for the files beside it"};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {"the file is damaged",
                "stop all that use it and restore a copy, or save what is left with sqlite3's "
                ".recover"};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {"the file is locked",
                "end the program that keeps it locked, or wait longer with options.busy"};
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return {"the file cannot be opened",
                "look whether its folder is there, and whether this user may read and write both"};
    case SQLITE_IOERR:
        return {"the disk failed", "look at the system's log, and whether the file is still there"};
    case SQLITE_NOMEM: return {"there is no memory left", "end something, or add some"};
    case SQLITE_TOOBIG:
        return {"a value is too big", "make the message smaller: SQLite takes 1 GB at most"};
    case SQLITE_SCHEMA:
    case SQLITE_ERROR:
        return {"the file is not as it should be",
                "look with `writ check`, and whether somebody changed tables of the name writ_*"};
    default: return {"the statement failed", "look at what SQLite says"};
    }
}

// Faults of one entry: the others of its group can be stored.
[[nodiscard]] constexpr bool is_of_one_entry(int code) {
    const int primary = code & 0xff;
    return primary == SQLITE_TOOBIG || primary == SQLITE_CONSTRAINT || primary == SQLITE_MISMATCH ||
           primary == SQLITE_RANGE;
}

// Faults of the file or of the machine, not of a statement.
[[nodiscard]] constexpr bool is_of_the_store(int code) {
    switch (code & 0xff) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_IOERR:
    case SQLITE_PROTOCOL:
    case SQLITE_NOMEM: return true;
    default: return false;
    }
}

[[nodiscard]] inline writ::error error_of(int code, std::string_view file, std::string_view text) {
    const advice given = advice_for(code);
    std::string reason{given.what};
    reason += " (";
    reason += text;
    reason += "); ";
    reason += given.remedy;
    return {std::string{file}, std::move(reason)};
}

}  // namespace detail

}  // namespace writ::sqlite::inline v1
