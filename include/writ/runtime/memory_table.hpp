// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::detail {

// What a transaction does with its tables, whatever their rows are.
class revertible {
public:
    revertible() = default;
    revertible(const revertible&) = delete;
    revertible& operator=(const revertible&) = delete;
    virtual ~revertible() = default;

    virtual void commit() = 0;
    // Undoes all changes but the first `kept` since the last commit.
    virtual void rollback(std::size_t kept) = 0;
    [[nodiscard]] virtual std::size_t changes() const = 0;
};

}  // namespace writ::detail

namespace writ::inline v1 {

/// Rows of one type by their key, in the order of the keys. A change goes through `put` and
/// `erase` alone, so that all of them can be undone.
template <class Row>
class memory_table final : public detail::revertible {
public:
    using rows = std::map<std::string, Row, std::less<>>;

    /// The row of `key`, or null; valid until that row is changed.
    [[nodiscard]] const Row* find(std::string_view key) const {
        const auto at = rows_.find(key);
        return at == rows_.end() ? nullptr : &at->second;
    }

    [[nodiscard]] bool contains(std::string_view key) const { return find(key) != nullptr; }

    /// Adds the row, or replaces the one of this key.
    void put(std::string_view key, Row row) {
        remember(key);
        rows_.insert_or_assign(std::string(key), std::move(row));
    }

    /// Removes the row; false when there was none.
    bool erase(std::string_view key) {
        const auto at = rows_.find(key);
        if (at == rows_.end()) {
            return false;
        }
        remember(key);
        rows_.erase(at);
        return true;
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] typename rows::const_iterator begin() const { return rows_.begin(); }
    [[nodiscard]] typename rows::const_iterator end() const { return rows_.end(); }

    void commit() override { before_.clear(); }
    void rollback() { rollback(0); }

    void rollback(std::size_t kept) override {
        while (before_.size() > kept) {
            auto& [key, row] = before_.back();
            if (row) {
                rows_.insert_or_assign(key, std::move(*row));
            } else {
                rows_.erase(key);
            }
            before_.pop_back();
        }
    }

    [[nodiscard]] std::size_t changes() const override { return before_.size(); }

private:
    void remember(std::string_view key) {
        const Row* present = find(key);
        before_.emplace_back(std::string(key),
                             present == nullptr ? std::nullopt : std::optional<Row>(*present));
    }

    rows rows_;
    std::vector<std::pair<std::string, std::optional<Row>>> before_;
};

}  // namespace writ::inline v1
