// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Many schedules, and of the first that breaks a promise no more than is needed to break it.

#pragma once

#include <writ/testing/simulation/options.hpp>
#include <writ/testing/simulation/report.hpp>

#include <concepts>
#include <cstddef>
#include <stdexcept>
#include <utility>

namespace writ::testing {

/// How the schedules of many seeds went.
struct seeds_report {
    /// How many were run; after one that broke a promise no other is.
    std::size_t seeds = 0;
    /// What happened in all of them together.
    simulation_counts counts{};
    /// The one that broke a promise, with its trace; if there was none its `broken` is empty.
    simulation_report counterexample{};
    /// By which the counterexample is run again. Its `steps` are the fewest that were found.
    simulation_options options{};

    [[nodiscard]] bool kept() const { return counterexample.kept(); }
};

namespace detail {

template <class Run>
simulation_report run_seed(const simulation_options& how, Run& run) {
    simulation_report report = run(how);
    if (report.seed != how.seed) {
        throw std::logic_error{"run_seeds: the simulation has to be given the seed of the options"};
    }
    return report;
}

// The same promise is broken again, in writing, and by as few steps as halving finds.
template <class Run>
void write_down(seeds_report& into, Run& run) {
    auto& how = into.options;
    auto& found = into.counterexample;
    how.trace = true;
    auto written = run_seed(how, run);
    if (written.broken != found.broken) {
        found.broken += "; and run again the same seed ends otherwise: something in it is drawn "
                        "neither from the seed nor from the simulated clock";
        found.trace = std::move(written.trace);
        return;
    }
    found = std::move(written);
    std::size_t too_few = 0;
    auto steps = how.steps;
    while (too_few < steps) {
        how.steps = too_few + (steps - too_few) / 2;
        auto shorter = run_seed(how, run);
        if (shorter.broken == found.broken) {
            found = std::move(shorter);
            steps = how.steps;
        } else {
            too_few = how.steps + 1;
        }
    }
    how.steps = steps;
}

}  // namespace detail

/// Calls run(options) for `count` seeds from `how.seed` on, until a promise is broken. `run` makes
/// a simulation with the options, changed as it needs, runs it, and returns the report:
/// `run_seeds(1'000, {.steps = 300}, run_shop)`. A counterexample is run again, with a trace, and
/// with fewer `steps` as long as the same promise stays broken.
/// *Errors*: std::logic_error where `run` does not use the seed. What `run` throws is passed on.
/// The tested example: docs/examples/simulation.cpp.
template <std::invocable<const simulation_options&> Run>
[[nodiscard]] seeds_report run_seeds(std::size_t count, simulation_options how, Run run) {
    seeds_report all;
    for (; all.seeds < count && all.kept(); ++how.seed) {
        all.counterexample = detail::run_seed(how, run);
        all.counts.add(all.counterexample);
        ++all.seeds;
        if (!all.kept()) {
            all.options = how;
            detail::write_down(all, run);
        }
    }
    if (all.kept()) {
        all.counterexample = {};
    }
    return all;
}

}  // namespace writ::testing
