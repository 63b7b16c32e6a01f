// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/instance_rules.hpp>
#include <writ/testing/agenda.hpp>
#include <writ/testing/ready_queue.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace writ::testing::detail {

/// A copy that waits until its instance changes, at most until `expiry`.
struct held_copy {
    subscriber_copy copy;
    agenda::entry expiry;
};

/// All that is stored under one key of one workflow.
struct instance_row {
    std::string key;
    std::optional<stored_instance> running{};
    std::optional<timestamp> finished_at{};
    std::string timer_id{};  // of the timeout that its state waits for, or has fired
    std::optional<agenda::entry> timer{};  // until it fires
    std::map<std::uint64_t, held_copy> held{};

    [[nodiscard]] presence state_of_life(timestamp now, const limits& bounds) const {
        return presence_of(running.has_value(), finished_at, now, bounds);
    }
};

/// The instances of all workflows. A row stays where it is, so that what is due can refer to it.
class instance_table {
public:
    [[nodiscard]] instance_row& row(std::string_view address, std::string_view key) {
        const auto [at, fresh] = rows_.try_emplace(name_of_row(address, key));
        if (fresh) {
            at->second.key = key;
        }
        return at->second;
    }

    [[nodiscard]] const instance_row* find(std::string_view address, std::string_view key) const {
        const auto at = rows_.find(name_of_row(address, key));
        return at == rows_.end() ? nullptr : &at->second;
    }

private:
    static std::string name_of_row(std::string_view address, std::string_view key) {
        std::string name{address};
        name += '\n';
        name += key;
        return name;
    }

    std::map<std::string, instance_row> rows_;
};

}  // namespace writ::testing::detail
