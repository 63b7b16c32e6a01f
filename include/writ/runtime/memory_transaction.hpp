// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/memory_table.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::inline v1 {

/// Rows in memory that can be rolled back: what a handler that takes a `transaction&` is given in
/// the harness, and by the store in memory. The rows live as long as this object; what was changed
/// since the last commit or rollback is kept by `commit` and undone by `rollback`.
/// Thread safety: none. A harness is one thread; the store lets one at a time have it.
class memory_transaction {
public:
    using transaction_tag = void;
    /// How far each table was changed at one moment.
    using savepoint = std::vector<std::size_t>;

    memory_transaction() = default;
    memory_transaction(const memory_transaction&) = delete;
    memory_transaction& operator=(const memory_transaction&) = delete;

    /// The rows called `name`, made empty at the first use.
    /// Errors: std::logic_error when the name was used with another type of row.
    template <class Row>
    [[nodiscard]] memory_table<Row>& table(std::string_view name) {
        touched_ = true;
        auto at = tables_.find(name);
        if (at == tables_.end()) {
            auto made = std::make_unique<memory_table<Row>>();
            in_order_.push_back(made.get());
            at = tables_.emplace(std::string(name), std::move(made)).first;
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
        for (detail::revertible* each : in_order_) {
            each->commit();
        }
        touched_ = false;
    }

    void rollback() { rollback({}); }

    [[nodiscard]] savepoint save() const {
        savepoint made;
        for (const detail::revertible* each : in_order_) {
            made.push_back(each->changes());
        }
        return made;
    }

    /// Undoes what was changed since `kept` was saved.
    void rollback(const savepoint& kept) {
        for (std::size_t i = 0; i < in_order_.size(); ++i) {
            in_order_[i]->rollback(i < kept.size() ? kept[i] : 0);
        }
        touched_ = false;
    }

private:
    std::map<std::string, std::unique_ptr<detail::revertible>, std::less<>> tables_;
    std::vector<detail::revertible*> in_order_;  // of their making, which a savepoint goes by
    bool touched_ = false;
};

}  // namespace writ::inline v1
