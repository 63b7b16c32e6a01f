// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store_admin.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// Messages that are not due yet, in the order of their due times, then of their coming.
class delayed_rows {
public:
    struct row {
        outgoing_message sent{};
        bool via_outbox = false;
        bool appended = false;
    };

    void add(row delayed) {
        const key at{delayed.sent.due, ++last_};
        if (!delayed.sent.cancel_token.empty()) {
            tokens_.insert_or_assign(delayed.sent.cancel_token, at);
        }
        bytes_ += delayed.sent.message.body.size();
        rows_.emplace(at, std::move(delayed));
    }

    std::optional<row> take_due(timestamp time) {
        if (rows_.empty() || rows_.begin()->first.first > time) {
            return std::nullopt;
        }
        return take(rows_.begin());
    }

    std::optional<row> take(std::string_view token) {
        const auto at = tokens_.find(token);
        if (at == tokens_.end()) {
            return std::nullopt;
        }
        return take(rows_.find(at->second));
    }

    [[nodiscard]] std::vector<delayed_row> show(std::size_t count) const {
        std::vector<delayed_row> found;
        for (auto at = rows_.begin(); at != rows_.end() && found.size() < count; ++at) {
            const outgoing_message& sent = at->second.sent;
            found.push_back({sent.due, sent.cancel_token, sent.message.type, sent.message.id,
                             sent.message.partition_key});
        }
        return found;
    }

    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

private:
    using key = std::pair<timestamp, std::uint64_t>;
    using rows = std::map<key, row>;

    row take(rows::iterator at) {
        row taken = std::move(at->second);
        bytes_ -= taken.sent.message.body.size();
        const auto token = tokens_.find(taken.sent.cancel_token);
        if (token != tokens_.end() && token->second == at->first) {
            tokens_.erase(token);
        }
        rows_.erase(at);
        return taken;
    }

    rows rows_;
    std::map<std::string, key, std::less<>> tokens_;
    std::uint64_t last_ = 0;
    std::uint64_t bytes_ = 0;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
