// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <random>
#include <string>
#include <string_view>
#include <type_traits>

// Single values, made up from a seed: at the ends of their ranges as often as within.

namespace sample {

class random_values {
public:
    explicit random_values(std::uint64_t seed) : random_{seed} {}

    std::uint64_t bits() { return random_(); }
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(bits() % limit); }
    bool coin() { return below(2) == 0; }

    template <class Integer>
    Integer integer() {
        using limits = std::numeric_limits<Integer>;
        switch (below(5)) {
        case 0: return static_cast<Integer>(below(30));
        case 1: return static_cast<Integer>(limits::max() - static_cast<Integer>(below(3)));
        case 2: return static_cast<Integer>(limits::min() + static_cast<Integer>(below(3)));
        case 3: return static_cast<Integer>((std::uint64_t{1} << below(64)) - below(2));
        default: return static_cast<Integer>(bits());
        }
    }

    // Any finite pattern of bits, a short decimal, or a whole number.
    template <class Floating>
    Floating floating() {
        using pattern = std::conditional_t<sizeof(Floating) == 4, std::uint32_t, std::uint64_t>;
        if (coin())
            return static_cast<Floating>(static_cast<double>(below(100'000)) / 100 - 500);
        if (coin())
            return static_cast<Floating>(static_cast<std::int64_t>(bits()) >> below(64));
        for (;;) {
            const auto value = std::bit_cast<Floating>(static_cast<pattern>(bits()));
            if (std::isfinite(value))
                return value;
        }
    }

    std::string text() {
        static constexpr std::string_view pieces[] = {
            "a",  "B",  "7", " ", "\"", "\\",     "/",      "\n",         "\t",   "\b",        "\f",
            "\r", "\1", "{", "[", ",",  "\u00e9", "\u20ac", "\U0001F600", "\x7f", "abcdefghij"};
        std::string all;
        for (std::size_t i = coin() ? below(6) : below(60); i > 0; --i)
            all += pieces[below(std::size(pieces))];
        return all;
    }

private:
    std::mt19937_64 random_;
};

}  // namespace sample
