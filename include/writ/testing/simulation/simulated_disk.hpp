// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store_admin.hpp>
#include <writ/testing/simulation/stage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace writ::testing::detail {

// A store as it is on the disk, whatever becomes of the instances.
template <class Disk>
struct simulated_disk {
    simulated_disk(stage& on, std::uint32_t number, std::uint32_t slots)
        : rows({.clock = [&on] { return on.now(); },
                .slots = slots,
                .id = "store-" + std::to_string(number),
                .refuse = [this] { return std::string{refuses ? "the disk is full" : ""}; }}) {
        if constexpr (requires { rows.between; }) {
            rows.between = [&on] {
                const transaction_scope ended{on, false};
                on.point(on.current);
            };
        }
    }
    simulated_disk(const simulated_disk&) = delete;
    simulated_disk& operator=(const simulated_disk&) = delete;
    ~simulated_disk() = default;

    [[nodiscard]] std::vector<kept_message> kept() {
        kept_query all;
        all.max = std::numeric_limits<std::size_t>::max();
        return rows.kept(all).value();
    }
    // When something is due that nobody has looked at.
    [[nodiscard]] std::optional<timestamp> next_due() {
        std::optional<timestamp> first;
        const auto take = [&](timestamp due) { first = first ? std::min(*first, due) : due; };
        const auto timers = rows.timers(1).value();
        for (const auto& each : timers) {
            take(each.due);
        }
        const auto delayed = rows.delayed(1).value();
        for (const auto& each : delayed) {
            take(each.due);
        }
        for (const auto& each : kept()) {
            if (each.due) {
                take(*each.due);
            }
        }
        return first;
    }

    bool refuses = false;  // its commits fail
    Disk rows;
};

// All stores. A service has one, with all its instances.
template <class Disk>
class simulated_disks {
public:
    simulated_disks(stage& on, std::uint32_t count, std::uint32_t slots) {
        for (std::uint32_t at = 0; at < count; ++at) {
            all_.push_back(std::make_unique<simulated_disk<Disk>>(on, at, slots));
        }
    }
    [[nodiscard]] std::size_t number_of(std::size_t service) const { return service % all_.size(); }
    [[nodiscard]] simulated_disk<Disk>& of(std::size_t service) {
        return *all_[number_of(service)];
    }
    template <class Use>
    void each(Use use) {
        for (auto& one : all_) {
            use(*one);
        }
    }
    [[nodiscard]] std::optional<timestamp> next_due() {
        std::optional<timestamp> first;
        each([&](simulated_disk<Disk>& one) {
            const auto due = one.next_due();
            first = first && due ? std::min(*first, *due) : due ? due : first;
        });
        return first;
    }

private:
    std::vector<std::unique_ptr<simulated_disk<Disk>>> all_;
};

}  // namespace writ::testing::detail
