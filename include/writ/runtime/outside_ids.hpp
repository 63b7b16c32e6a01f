// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <atomic>
#include <cstdint>
#include <random>
#include <string>

namespace writ::detail {

// 32 hexadecimal digits that nobody else has: for messages that no decision caused. (Those of a
// decision are derived from its cause.)
inline std::string random_id() {
    thread_local std::mt19937_64 draw = [] {
        std::random_device machine;
        std::seed_seq seeds{machine(), machine(), machine(), machine(),
                            machine(), machine(), machine(), machine()};
        return std::mt19937_64{seeds};
    }();
    constexpr std::string_view hex = "0123456789abcdef";
    std::string made;
    made.reserve(32);
    for (int half = 0; half < 2; ++half) {
        auto bits = draw();
        for (int at = 0; at < 16; ++at, bits >>= 4) {
            made += hex[bits & 15];
        }
    }
    return made;
}

}  // namespace writ::detail
