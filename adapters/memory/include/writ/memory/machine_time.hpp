// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/timestamp.hpp>

#include <chrono>

namespace writ::memory::inline v1 {

namespace detail {

inline timestamp machine_time() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

}  // namespace detail

}  // namespace writ::memory::inline v1
