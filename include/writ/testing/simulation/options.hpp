// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/engine_options.hpp>
#include <writ/testing/simulation/faults.hpp>
#include <writ/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>

namespace writ::testing {

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
    /// As those of an endpoint's options, of all instances.
    limits bounds{};
    std::uint32_t pause_after = endpoint_options{}.pause_after;
    std::uint32_t pause_keys = endpoint_options{}.pause_keys;
    duration probe = endpoint_options{}.probe;
    retention keep{};
    duration trim_interval = endpoint_options{}.trim_interval;
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

}  // namespace writ::testing
