// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/random.hpp>

#include <cstdint>
#include <stdexcept>

namespace simulated {

/// Something that handlers depend on, and that is away now and then, as a seed says.
class chance {
public:
    chance(std::uint64_t seed, std::uint32_t most_percent)
        : draw_{seed ^ 0xfa11}, percent_{draw_.below(most_percent + 1)} {}

    void fail() {
        if (!stopped_ && draw_.below(100) < percent_) {
            throw std::runtime_error("the database is away");
        }
    }
    void stop() { stopped_ = true; }

private:
    writ::testing::random_sequence draw_;
    std::uint64_t percent_;
    bool stopped_ = false;
};

}  // namespace simulated
