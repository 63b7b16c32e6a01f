// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/simulation/options.hpp>

#include <cstdint>

namespace simulated {

/// One schedule: its seed, and whether it is written down.
struct schedule {
    std::uint64_t seed = 0;
    bool trace = false;
};

inline writ::testing::simulation_options options_of(const schedule& how) {
    writ::testing::simulation_options options;
    options.seed = how.seed;
    options.trace = how.trace;
    options.steps = 500;
    return options;
}

}  // namespace simulated
