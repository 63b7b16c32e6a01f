// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/timestamp.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace writ::testing {

/// What the virtual clock has still to do, in the order of time and, at one time, of entry.
class agenda {
public:
    struct entry {
        timestamp due{};
        std::uint64_t number = 0;

        friend auto operator<=>(const entry&, const entry&) = default;
    };

    entry add(timestamp due, std::function<void()> action) {
        const entry made{due, ++last_number_};
        actions_.emplace(made, std::move(action));
        return made;
    }

    void cancel(const entry& which) { actions_.erase(which); }

    [[nodiscard]] std::optional<timestamp> next_due() const {
        if (actions_.empty()) {
            return std::nullopt;
        }
        return actions_.begin()->first.due;
    }

    /// Does the first thing that is due at `now`; false when there is none.
    bool run_one(timestamp now) {
        if (actions_.empty() || now < actions_.begin()->first.due) {
            return false;
        }
        const auto action = std::move(actions_.extract(actions_.begin()).mapped());
        action();
        return true;
    }

private:
    std::map<entry, std::function<void()>> actions_;
    std::uint64_t last_number_ = 0;
};

}  // namespace writ::testing
