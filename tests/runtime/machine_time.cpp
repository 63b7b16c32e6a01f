// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/runtime/machine_time.hpp>

#include "catch.hpp"

#include <chrono>
#include <cstdint>

namespace {

std::int64_t milliseconds_since_1970() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
}

}  // namespace

TEST_CASE("the machine's time is that of the system's clock, in milliseconds since 1970") {
    const auto before = milliseconds_since_1970();
    const auto found = writ::detail::machine_time().ms;
    const auto after = milliseconds_since_1970();
    CHECK(before <= found);
    CHECK(found <= after);
}
