// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstdint>

namespace writ::testing {

/// A sequence of numbers that a seed determines, the same on every machine.
class random_sequence {
public:
    explicit constexpr random_sequence(std::uint64_t seed) : state_(seed) {}

    [[nodiscard]] constexpr std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15;
        std::uint64_t value = state_;
        value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
        value = (value ^ value >> 27) * 0x94d049bb133111eb;
        return value ^ value >> 31;
    }

    /// A number in [0, bound); bound is not 0.
    [[nodiscard]] constexpr std::uint64_t below(std::uint64_t bound) { return next() % bound; }

    /// A number in [0, 1).
    [[nodiscard]] constexpr double unit() {
        return static_cast<double>(next() >> 11) / 9007199254740992.0;
    }

private:
    std::uint64_t state_;
};

}  // namespace writ::testing
