// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

namespace writ::testing {

/// What may go wrong in a simulation, and how often: chances in 10,000.
/// At a point: between two things that an instance does to the world, or that it tells of.
struct simulated_faults {
    std::uint32_t crash = 0;  // at each point: the instance ends there, and another starts later
    std::uint32_t preempt = 0;  // at each point: others go on before it does
    std::uint32_t stall = 0;  // at each point: the same, and its leases are over when it goes on
    std::uint32_t restart = 0;  // of the steps: an instance is stopped in order, and started again
    std::uint32_t commit_failure = 0;  // of the commits
    std::uint32_t store_failure = 0;  // of other calls of a store
    std::uint32_t jump = 0;  // of the steps: the clock goes on to what is due next, or over a lease
    std::uint32_t sent_again = 0;  // of the messages from outside, under the same id
    // Of a transport that does not share the store:
    std::uint32_t refused = 0;  // of the publications: dropped
    std::uint32_t lost_acknowledgement = 0;  // of the publications: stored, and reported as refused
    std::uint32_t duplicate = 0;  // of the publications: stored twice
    std::uint32_t delay = 0;  // of the publications: visible later
    std::uint32_t redelivery = 0;  // of the calls of receive: what is not settled is received again
    std::uint32_t rebalance = 0;  // of the calls of receive: a partition goes to somebody else
};

/// How a simulation runs; each member may be left out: `{.seed = 7}`.
struct simulation_options {
    /// Determines everything: the same seed gives the same trace.
    std::uint64_t seed = 0;
    /// Instances of each service.
    std::uint32_t instances = 2;
    std::uint32_t slots = 4;
    /// Stores, where a transport connects the services; each has its relay.
    std::uint32_t stores = 2;
    std::uint32_t partitions = 3;
    duration lease = duration::milliseconds(1'000);
    /// Steps of the schedule before the faults end.
    std::size_t steps = 600;
    /// Which faults there are at most. Each seed leaves some of them out.
    simulated_faults faults{.crash = 120,
                            .preempt = 400,
                            .stall = 120,
                            .restart = 80,
                            .commit_failure = 1'000,
                            .store_failure = 150,
                            .jump = 100,
                            .sent_again = 2'000,
                            .refused = 800,
                            .lost_acknowledgement = 800,
                            .duplicate = 1'000,
                            .delay = 2'000,
                            .redelivery = 400,
                            .rebalance = 300};
    /// Called when the faults end: what the handlers were made to fail by ends as well.
    std::function<void()> on_calm{};
    /// Writes a line for each step and each event.
    bool trace = false;
    /// The virtual time at the start: 2026-01-01T00:00:00Z.
    timestamp start{1'767'225'600'000};
};

/// How a simulation went.
struct simulation_report {
    std::uint64_t seed = 0;
    /// The promise that was not kept; empty: all were.
    std::string broken{};
    /// The whole schedule, if it was wanted.
    std::string trace{};

    // What happened, so that a test can see that the faults were met.
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
    std::size_t crashes = 0;
    std::size_t stalls = 0;
    std::size_t preemptions = 0;
    std::size_t failed_commits = 0;
    std::size_t timeouts = 0;

    [[nodiscard]] bool kept() const { return broken.empty(); }
};

}  // namespace writ::testing
