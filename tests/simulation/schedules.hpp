// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "catch.hpp"

#include <writ/testing/simulation/seeds.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace simulated {

/// How many schedules of each kind are run, and from which seed on: `./dev simulate` says more.
inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* said = std::getenv(variable);
    return said == nullptr ? otherwise : std::strtoull(said, nullptr, 10);
}

/// How long a schedule has faults.
inline constexpr std::size_t steps = 500;

/// Runs the schedules, and shows the first that breaks a promise.
template <class Run>
writ::testing::simulation_counts run_schedules(Run run) {
    const auto first = number_from("WRIT_SIMULATE_FIRST", 1);
    const auto count = number_from("WRIT_SIMULATE_COUNT", 1'250);
    const auto all = writ::testing::run_seeds(count, {.seed = first, .steps = steps}, run);
    if (const auto& found = all.counterexample; !found.kept()) {
        FAIL("seed " << found.seed << ", " << all.options.steps << " steps: " << found.broken
                     << '\n'
                     << found.trace);
    }
    return all.counts;
}

/// The faults were met: a schedule in which nothing goes wrong shows nothing.
inline void check_faults(const writ::testing::simulation_counts& sum) {
    const auto count = number_from("WRIT_SIMULATE_COUNT", 1'250);
    CHECK(sum.handled > 0);
    if (count < 500) {
        return;  // too few to say how often
    }
    CHECK(sum.unmet() == "");
    CHECK(sum.handled > 10 * count);
    CHECK(sum.met.crash > 2 * count);
    CHECK(sum.met.stall > 2 * count);
    CHECK(sum.met.preempt > 5 * count);
    CHECK(sum.met.commit_failure > count);
    CHECK(sum.fenced > count);
    CHECK(sum.retried > count / 2);
    CHECK(sum.held > count / 10);
    CHECK(sum.dead > count / 2);
    CHECK(sum.timeouts > count / 5);
    CHECK(sum.duplicates > count / 50);
}

}  // namespace simulated
