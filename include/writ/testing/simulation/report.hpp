// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/simulation/faults.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

namespace writ::testing {

/// What happened in a simulation, or in several, so that a test can see that it met something.
struct simulation_counts {
    /// How often at most each fault was to happen, and how often it was drawn.
    simulated_faults allowed{};
    simulated_faults met{};

    std::size_t steps = 0;
    std::size_t messages = 0;
    std::size_t handled = 0;
    std::size_t duplicates = 0;  // entries that a store recognised
    std::size_t fenced = 0;
    std::size_t conflicts = 0;
    std::size_t retried = 0;
    std::size_t held = 0;
    std::size_t parked = 0;
    std::size_t dead = 0;
    std::size_t timeouts = 0;

    /// Which faults were allowed and never drawn, by their names, and whether no message was
    /// handled; empty: there is nothing of that kind. Of one simulation it says little, as each
    /// seed leaves some faults out; a hundred that miss one have not looked.
    [[nodiscard]] std::string unmet() const;

    /// Adds what happened in another one.
    void add(const simulation_counts& other);
};

/// How a simulation went.
struct simulation_report : simulation_counts {
    std::uint64_t seed = 0;
    /// The promise that was not kept; empty: all were.
    std::string broken{};
    /// The whole schedule, if it was wanted.
    std::string trace{};

    [[nodiscard]] bool kept() const { return broken.empty(); }
};

inline std::string simulation_counts::unmet() const {
    std::string found = handled == 0 ? "no message was handled" : "";
    for (const auto& each : detail::named_faults) {
        if (allowed.*each.what != 0 && met.*each.what == 0) {
            found.append(found.empty() ? "" : ", ").append(each.name);
        }
    }
    return found;
}

inline void simulation_counts::add(const simulation_counts& other) {
    for (const auto& each : detail::named_faults) {
        allowed.*each.what = std::max(allowed.*each.what, other.allowed.*each.what);
        met.*each.what += other.met.*each.what;
    }
    using counts = simulation_counts;
    for (const auto each :
         {&counts::steps, &counts::messages, &counts::handled, &counts::duplicates, &counts::fenced,
          &counts::conflicts, &counts::retried, &counts::held, &counts::parked, &counts::dead,
          &counts::timeouts}) {
        this->*each += other.*each;
    }
}

}  // namespace writ::testing
