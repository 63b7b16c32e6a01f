// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstdint>
#include <string_view>

namespace writ::testing {

/// What may go wrong in a simulation. Of its options: how often at most, chances in 10,000; of its
/// report: how often it was drawn.
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

namespace detail {

using simulated_fault = std::uint32_t simulated_faults::*;

struct named_fault {
    std::string_view name;
    simulated_fault what;
    bool of_transport = false;
};
// All of them, in the order in which a seed draws how often each is to happen.
inline constexpr named_fault named_faults[] = {
    {"crash", &simulated_faults::crash},
    {"preempt", &simulated_faults::preempt},
    {"stall", &simulated_faults::stall},
    {"restart", &simulated_faults::restart},
    {"commit_failure", &simulated_faults::commit_failure},
    {"store_failure", &simulated_faults::store_failure},
    {"jump", &simulated_faults::jump},
    {"sent_again", &simulated_faults::sent_again},
    {"refused", &simulated_faults::refused, true},
    {"lost_acknowledgement", &simulated_faults::lost_acknowledgement, true},
    {"duplicate", &simulated_faults::duplicate, true},
    {"delay", &simulated_faults::delay, true},
    {"redelivery", &simulated_faults::redelivery, true},
    {"rebalance", &simulated_faults::rebalance, true}};
static_assert(sizeof(simulated_faults) ==
              sizeof(std::uint32_t) * (sizeof(named_faults) / sizeof(named_fault)));

}  // namespace detail

}  // namespace writ::testing
