// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "simulation/wrong_engines.hpp"

#include "catch.hpp"
#include "simulation/hotel.hpp"
#include "simulation/schedules.hpp"

#include <string>

using namespace simulated;
using namespace writ::testing;

namespace {

constexpr std::uint64_t most_seeds = 1'000;

/// Says for a while what the engines do wrong.
struct doing {
    explicit doing(mistake wrong) { wrong_store::next() = wrong; }
    doing(const doing&) = delete;
    doing& operator=(const doing&) = delete;
    ~doing() { wrong_store::next() = mistake::none; }
};

/// The first schedule that shows it, which is the same when it is run again.
template <class Carrier>
simulation_report found(mistake wrong) {
    const doing now{wrong};
    const auto all =
        run_seeds(most_seeds, {.seed = 1, .steps = steps}, run_hotel<wrong_store, Carrier>);
    if (all.kept()) {
        FAIL("not found in " << most_seeds << " seeds");
    }
    CHECK(run_hotel<wrong_store, Carrier>(all.options).trace == all.counterexample.trace);
    return all.counterexample;
}

bool says(const simulation_report& of, const std::string& what) {
    INFO(of.seed << ": " << of.broken);
    CHECK(of.trace.find("broken promise: " + of.broken) != std::string::npos);
    return of.broken.find(what) != std::string::npos;
}

}  // namespace

TEST_CASE("the engine without a mistake shows none on the same store") {
    const simulation_options how{.seed = 1, .steps = steps};
    CHECK(run_seeds(100, how, run_hotel<wrong_store, over_shared_store>).counterexample.broken ==
          "");
    CHECK(run_seeds(100, how, run_hotel<wrong_store, over_transport>).counterexample.broken == "");
}

TEST_CASE("an engine that settles before it commits loses messages, and is found") {
    CHECK(says(found<over_shared_store>(mistake::settles_before_commit), "not handled"));
}

TEST_CASE("an engine that emits before it commits is found") {
    CHECK(says(found<over_shared_store>(mistake::emits_before_commit), "nobody has committed it"));
    CHECK(says(found<over_transport>(mistake::emits_before_commit), "nobody has committed it"));
}

TEST_CASE("an engine that writes the inbox after the handler is found") {
    CHECK(says(found<over_shared_store>(mistake::claims_after_handling), "twice"));
    CHECK(says(found<over_transport>(mistake::claims_after_handling), "twice"));
}

TEST_CASE("two relays at a time are found") {
    CHECK(says(found<over_transport>(mistake::has_two_relays), "is the relay"));
}

TEST_CASE("an engine that fires a timer before it deletes it is found") {
    CHECK(says(found<over_shared_store>(mistake::fires_before_delete), "nobody has committed it"));
    CHECK(says(found<over_transport>(mistake::fires_before_delete), "nobody has committed it"));
}

TEST_CASE("a rollback that takes the rows of other keys with it is found") {
    CHECK(says(found<over_shared_store>(mistake::rolls_back_others), "and not"));
    CHECK(says(found<over_transport>(mistake::rolls_back_others), "and not"));
}

TEST_CASE("an engine that goes on after its lease is found") {
    CHECK(says(found<over_shared_store>(mistake::forgets_the_fence), "an epoch that is over"));
    CHECK(says(found<over_transport>(mistake::forgets_the_fence), "an epoch that is over"));
}

TEST_CASE("an engine that overwrites an instance is found") {
    CHECK(says(found<over_transport>(mistake::overwrites_instances), "was lost"));
}
