// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/timestamp.hpp>

#include <cstdint>

#include <time.h>

namespace writ::detail {

// The machine's wall clock, for those who are given no other.
[[nodiscard]] inline timestamp machine_time() {
    ::timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    return {std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000};
}

}  // namespace writ::detail
