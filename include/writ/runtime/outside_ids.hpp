// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstdint>
#include <new>
#include <random>
#include <string>
#include <string_view>

#include <pthread.h>

namespace writ::detail {

// Whether this thread draws from seeds of its own. A fork copies them into the child, whose only
// thread is the copy of the one that forked: there they are forgotten.
inline thread_local bool has_own_seeds = false;

inline void forget_seeds_in_children() {
    static const int failed = ::pthread_atfork(nullptr, nullptr, [] { has_own_seeds = false; });
    if (failed != 0) {
        throw std::bad_alloc{};
    }
}

inline std::uint64_t random_bits() {
    thread_local std::mt19937_64 draw;
    if (!has_own_seeds) {
        forget_seeds_in_children();
        std::random_device machine;
        std::seed_seq seeds{machine(), machine(), machine(), machine(),
                            machine(), machine(), machine(), machine()};
        draw.seed(seeds);
        has_own_seeds = true;
    }
    return draw();
}

// 32 hexadecimal digits that nobody else has: for messages that no decision caused. (Those of a
// decision are derived from its cause.)
inline std::string random_id() {
    constexpr std::string_view hex = "0123456789abcdef";
    std::string made;
    made.reserve(32);
    for (int half = 0; half < 2; ++half) {
        auto bits = random_bits();
        for (int at = 0; at < 16; ++at, bits >>= 4) {
            made += hex[bits & 15];
        }
    }
    return made;
}

}  // namespace writ::detail
