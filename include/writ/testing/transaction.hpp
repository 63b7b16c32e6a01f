// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/memory_table.hpp>

#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace writ::testing {

/// Rows in memory that can be rolled back: what a handler that takes a `transaction&` is given in
/// the harness. The rows live as long as this object; what was changed since the last commit or
/// rollback is kept by `commit` and undone by `rollback`.
/// Thread safety: none, a harness is one thread.
class transaction {
public:
    using transaction_tag = void;

    transaction() = default;
    transaction(const transaction&) = delete;
    transaction& operator=(const transaction&) = delete;

    /// The rows called `name`, made empty at the first use.
    /// Errors: std::logic_error when the name was used with another type of row.
    template <class Row>
    [[nodiscard]] memory_table<Row>& table(std::string_view name) {
        touched_ = true;
        auto at = tables_.find(name);
        if (at == tables_.end()) {
            at = tables_.emplace(std::string(name), std::make_unique<memory_table<Row>>()).first;
        }
        auto* found = dynamic_cast<memory_table<Row>*>(at->second.get());
        if (found == nullptr) {
            throw std::logic_error("the table '" + std::string(name) +
                                   "' holds rows of another type");
        }
        return *found;
    }

    /// Whether anybody asked for a table since the last commit or rollback.
    [[nodiscard]] bool touched() const { return touched_; }

    void commit() {
        for (auto& [name, each] : tables_) {
            each->commit();
        }
        touched_ = false;
    }

    void rollback() {
        for (auto& [name, each] : tables_) {
            each->rollback();
        }
        touched_ = false;
    }

private:
    std::map<std::string, std::unique_ptr<detail::revertible>, std::less<>> tables_;
    bool touched_ = false;
};

}  // namespace writ::testing
