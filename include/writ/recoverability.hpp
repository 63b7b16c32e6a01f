// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>

#include <cstdint>

namespace writ {

/// How often, and when, a failed message is delivered again before it becomes a dead letter: first
/// at once, then after delays that grow by `factor` up to `cap`, each spread by `jitter_percent`.
struct retry_policy {
    std::uint32_t immediate = 2;
    std::uint32_t delayed = 5;
    duration first = duration::milliseconds(1'000);
    std::uint32_t factor = 4;
    std::uint32_t jitter_percent = 20;
    duration cap = duration::milliseconds(600'000);
};

/// What becomes of the later messages of a key when one of them is a dead letter: they wait for a
/// redrive or a skip, or they go on.
enum class poison : unsigned char { park, skip };

}  // namespace writ
