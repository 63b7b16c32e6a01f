// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "catch.hpp"
#include "simulation/schedule.hpp"

#include <cstdint>
#include <cstdlib>
#include <string>

namespace simulated {

/// How many schedules of each kind are run, and from which seed on: `./dev simulate` says more.
inline std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* said = std::getenv(variable);
    return said == nullptr ? otherwise : std::strtoull(said, nullptr, 10);
}

/// What all schedules together met.
using met = writ::testing::simulation_report;

inline void add(met& sum, const met& one) {
    sum.handled += one.handled;
    sum.duplicates += one.duplicates;
    sum.fenced += one.fenced;
    sum.conflicts += one.conflicts;
    sum.retried += one.retried;
    sum.held += one.held;
    sum.parked += one.parked;
    sum.dead += one.dead;
    sum.crashes += one.crashes;
    sum.stalls += one.stalls;
    sum.preemptions += one.preemptions;
    sum.failed_commits += one.failed_commits;
    sum.timeouts += one.timeouts;
}

/// Runs the schedules, and shows the first that breaks a promise.
template <class Run>
met run_schedules(Run run) {
    const auto first = number_from("WRIT_SIMULATE_FIRST", 1);
    const auto count = number_from("WRIT_SIMULATE_COUNT", 1'250);
    met sum;
    for (auto seed = first; seed < first + count; ++seed) {
        const auto one = run(schedule{.seed = seed});
        add(sum, one);
        if (!one.kept()) {
            const auto again = run(schedule{.seed = seed, .trace = true});
            FAIL("seed " << seed << ": " << one.broken << '\n' << again.trace);
        }
    }
    return sum;
}

/// The faults were met: a schedule in which nothing goes wrong shows nothing.
inline void check_faults(const met& sum) {
    const auto count = number_from("WRIT_SIMULATE_COUNT", 1'250);
    CHECK(sum.handled > 0);
    if (count < 500) {
        return;  // too few to say how often
    }
    CHECK(sum.handled > 10 * count);
    CHECK(sum.crashes > 2 * count);
    CHECK(sum.stalls > 2 * count);
    CHECK(sum.preemptions > 5 * count);
    CHECK(sum.failed_commits > count);
    CHECK(sum.fenced > count);
    CHECK(sum.retried > count / 2);
    CHECK(sum.held > count / 10);
    CHECK(sum.dead > count / 2);
    CHECK(sum.timeouts > count / 5);
    CHECK(sum.duplicates > count / 50);
}

}  // namespace simulated
