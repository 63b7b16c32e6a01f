// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/head.hpp>
#include <writ/sqlite/identities.hpp>
#include <writ/sqlite/instance_rows.hpp>
#include <writ/sqlite/kept_rows.hpp>
#include <writ/sqlite/lease_rows.hpp>
#include <writ/sqlite/names.hpp>
#include <writ/sqlite/options.hpp>
#include <writ/sqlite/schema.hpp>
#include <writ/sqlite/sent_messages.hpp>
#include <writ/sqlite/service_rows.hpp>
#include <writ/sqlite/statement.hpp>
#include <writ/sqlite/supervision.hpp>
#include <writ/sqlite/transaction.hpp>

#include <cstdint>
#include <string>
#include <utility>

namespace writ::sqlite::inline v1::detail {

/// The one connection of a process that writes, with all its statements.
/// Thread safety: none, whoever uses it holds the store's mutex.
class writer {
public:
    writer(connection& over, const options& wanted, std::uint32_t slots)
        : over_{over},
          begin_{over, "BEGIN IMMEDIATE"},
          commit_{over, "COMMIT"},
          save_rows_{over, "SAVEPOINT writ_rows"},
          undo_rows_{over, "ROLLBACK TO writ_rows"},
          release_rows_{over, "RELEASE writ_rows"},
          version_{over, "PRAGMA user_version"},
          last{over},
          known{over},
          sent{over, known, last, slots},
          kept{over, last},
          seen{over},
          instances{over, slots},
          leases{over},
          services{over},
          watched{over, wanted.handler_time},
          lent{over, watched} {}

    /// *Errors*: `failure`; no transaction is open then.
    void begin() {
        if (over_.has_moved()) {
            refuse(SQLITE_IOERR, "it was deleted or replaced while it was open, and what is "
                                 "written now would be lost; put it back, or start again");
        }
        begin_.run();
        changes_ = sqlite3_total_changes64(over_.handle());
        try {
            look_at_version();
            last.read();
            kept.begin();
            leases.begin();
        } catch (const failure&) {
            roll_back();
            throw;
        }
    }

    /// Returns whether anything has changed.
    bool commit() {
        last.write();
        const bool has_changed = sqlite3_total_changes64(over_.handle()) != changes_;
        commit_.run();
        return has_changed;
    }

    void roll_back() noexcept {
        over_.roll_back();
        known.forget();
    }

    // The savepoint of a handler's rows.
    void save_rows() { save_rows_.run(); }
    void undo_rows() { undo_rows_.run(); }
    void release_rows() { release_rows_.run(); }

    [[nodiscard]] const connection& over() const { return over_; }

private:
    [[noreturn]] void refuse(int code, std::string reason) const {
        throw failure{code, {over_.file(), std::move(reason)}};
    }

    // Another process may be of a newer build.
    void look_at_version() {
        found_rows found = version_.rows();
        if (found.next() && found.number(0) != schema_version) {
            refuse(SQLITE_SCHEMA, "another program has brought the tables to version " +
                                      std::to_string(found.number(0)) +
                                      ", and this one knows version " +
                                      std::to_string(schema_version) + "; use a newer build");
        }
    }

    connection& over_;
    statement begin_;
    statement commit_;
    statement save_rows_;
    statement undo_rows_;
    statement release_rows_;
    statement version_;
    std::int64_t changes_ = 0;

public:
    head last;
    names known;
    sent_messages sent;
    kept_rows kept;
    identities seen;
    instance_rows instances;
    lease_rows leases;
    service_rows services;
    supervision watched;
    transaction lent;
};

}  // namespace writ::sqlite::inline v1::detail
