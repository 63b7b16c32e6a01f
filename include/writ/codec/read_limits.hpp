// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstdint>

namespace writ {

/// How much a payload may make its reader do. What is over a limit is refused with its path.
struct read_limits {
    /// How deep objects and arrays may be nested; at most 1,000.
    std::uint32_t depth = 64;
    /// Longest string, and longest name of a member of a map, in bytes.
    std::uint64_t string_bytes = UINT64_MAX;
    /// Most elements of an array, and most members of a map.
    std::uint64_t elements = UINT64_MAX;
};

}  // namespace writ
