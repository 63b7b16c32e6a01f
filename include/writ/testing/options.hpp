// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/limits.hpp>
#include <writ/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace writ::testing {

/// How a harness runs; each member may be left out: `{.seed = 7, .fail_percent = 20}`.
struct options {
    /// Shuffles deliveries that do not depend on each other, and draws faults, duplicates and
    /// jitter. Without it the order is first in, first out and a retry waits exactly its delay.
    std::optional<std::uint64_t> seed{};
    /// Delivers every message to every subscriber twice.
    bool duplicate = false;
    /// Percentage of messages that are delivered twice.
    std::uint32_t duplicate_percent = 0;
    /// Percentage of deliveries that meet a fault: before the handler, which fails; after it, when
    /// the outcome is lost and decided again; or in the commit, which is repeated.
    std::uint32_t fail_percent = 0;
    /// Limits of all services.
    limits bounds{};
    /// Deliveries in one run, advance or run_to_end after which it is taken for an endless cycle.
    std::size_t max_deliveries = 100'000;
    /// The virtual time at the start: 2026-01-01T00:00:00Z.
    timestamp start{1'767'225'600'000};
};

}  // namespace writ::testing
