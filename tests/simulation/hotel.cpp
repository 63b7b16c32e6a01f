// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "simulation/hotel.hpp"

#include "simulation/schedules.hpp"

using namespace simulated;
using writ::memory::store;
using namespace writ::testing;

TEST_CASE("the hotel on one store keeps its promises whatever fails", "[schedules]") {
    check_faults(run_schedules(run_hotel<store, over_shared_store>));
}

TEST_CASE("the hotel on two stores with a transport between keeps its promises whatever fails",
          "[schedules]") {
    check_faults(run_schedules(run_hotel<store, over_transport>));
}

TEST_CASE("a seed is a schedule: its trace is the same, byte for byte") {
    const auto once = run_hotel<store, over_transport>({.seed = 7, .trace = true});
    const auto again = run_hotel<store, over_transport>({.seed = 7, .trace = true});
    const auto other = run_hotel<store, over_transport>({.seed = 8, .trace = true});
    CHECK(once.trace.size() > 10'000);
    CHECK(once.trace == again.trace);
    CHECK(once.trace != other.trace);
}

TEST_CASE("a schedule is the same whether it is written down or not") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const auto silent = run_hotel<store, over_shared_store>({.seed = seed});
        const auto written = run_hotel<store, over_shared_store>({.seed = seed, .trace = true});
        CHECK(silent.trace.empty());
        CHECK(silent.steps == written.steps);
        CHECK(silent.handled == written.handled);
        CHECK(silent.met.crash == written.met.crash);
    }
}
