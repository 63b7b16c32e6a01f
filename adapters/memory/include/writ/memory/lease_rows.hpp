// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// Leases by their role. A role has a number for life, so that the commit finds it without its name.
class lease_rows {
public:
    std::optional<lease> acquire(std::string_view role, std::string_view holder, duration span,
                                 timestamp now) {
        auto at = numbers_.find(role);
        if (at == numbers_.end()) {
            at = numbers_.emplace(std::string{role}, rows_.size()).first;
            rows_.emplace_back();
        }
        row& wanted = rows_[at->second];
        if (wanted.held && wanted.until > now && wanted.holder != holder) {
            return std::nullopt;
        }
        const lease given{wanted.epoch + 1, wanted.held};
        wanted = {std::string{holder}, given.epoch, {now.ms + span.ms}, true};
        return given;
    }

    bool renew(std::string_view role, std::uint64_t epoch, duration span, timestamp now) {
        const auto number = number_of(role);
        if (!number || !holds(*number, epoch)) {
            return false;
        }
        rows_[*number].until = {now.ms + span.ms};
        return true;
    }

    void give_back(std::string_view role, std::uint64_t epoch) {
        const auto number = number_of(role);
        if (number && holds(*number, epoch)) {
            rows_[*number].held = false;
        }
    }

    [[nodiscard]] std::optional<std::size_t> number_of(std::string_view role) const {
        const auto at = numbers_.find(role);
        return at == numbers_.end() ? std::nullopt : std::optional{at->second};
    }

    // Also after its time, as long as nobody else took it: the epoch is the fence.
    [[nodiscard]] bool holds(std::size_t number, std::uint64_t epoch) const {
        return rows_[number].held && rows_[number].epoch == epoch;
    }
    [[nodiscard]] bool holds(std::string_view role, std::uint64_t epoch) const {
        const auto number = number_of(role);
        return number && holds(*number, epoch);
    }

    // Those whose time is not over.
    [[nodiscard]] std::vector<held_lease> held(std::string_view prefix, timestamp now) const {
        std::vector<held_lease> found;
        for (auto at = numbers_.lower_bound(prefix);
             at != numbers_.end() && at->first.starts_with(prefix); ++at) {
            const row& each = rows_[at->second];
            if (each.held && each.until > now) {
                found.push_back({at->first, each.holder});
            }
        }
        return found;
    }

private:
    struct row {
        std::string holder{};
        std::uint64_t epoch = 0;
        timestamp until{};
        bool held = false;
    };
    std::map<std::string, std::size_t, std::less<>> numbers_;
    std::vector<row> rows_;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
