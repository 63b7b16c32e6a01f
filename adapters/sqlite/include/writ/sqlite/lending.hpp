// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/writer.hpp>

#include <string_view>

namespace writ::sqlite::inline v1::detail {

// What fails for everybody, such as a full disk, is no fault of who has used the transaction.
inline void look_at_fault(const writer& of) {
    const int fault = transaction_access::fault_of_store(of.lent);
    if (fault != SQLITE_OK) {
        of.over().fail(fault, transaction_access::text_of_fault(of.lent));
    }
}

/// For as long as it lives, the transaction is in the hands of the user, and watched.
class lending {
public:
    lending(writer& of, std::string_view service, std::string_view subscriber) : of_{&of} {
        transaction_access::begin(of.lent, service, subscriber);
        of.watched.begin();
    }
    lending(const lending&) = delete;
    lending& operator=(const lending&) = delete;
    ~lending() { of_->watched.end(); }

    /// *Errors*: `failure`, where the store itself failed meanwhile.
    void check() const {
        look_at_fault(*of_);
        if (of_->over().is_idle()) {
            of_->over().fail(SQLITE_ABORT, "SQLite ended the transaction");
        }
    }

private:
    writer* of_;
};

}  // namespace writ::sqlite::inline v1::detail
