// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The hash of a wire name, the same while compiling and while running. Nearly all names have 8 to
// 32 characters: four words, which may overlap, cover these without a loop and without a branch on
// the length. No byte outside the name is read.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace writ::detail {

constexpr std::uint64_t byte_at(const char* text, unsigned place) {
    return std::uint64_t{static_cast<unsigned char>(text[place])} << (8 * place);
}
constexpr std::uint64_t word_at(const char* text) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    if (!std::is_constant_evaluated()) {
        std::uint64_t word = 0;
        __builtin_memcpy(&word, text, sizeof word);
        return word;
    }
#endif
    return byte_at(text, 0) | byte_at(text, 1) | byte_at(text, 2) | byte_at(text, 3) |
           byte_at(text, 4) | byte_at(text, 5) | byte_at(text, 6) | byte_at(text, 7);
}
constexpr std::uint64_t half_word_at(const char* text) {
    return byte_at(text, 0) | byte_at(text, 1) | byte_at(text, 2) | byte_at(text, 3);
}

inline constexpr std::size_t word_size = 8;
constexpr bool is_four_words(std::size_t size) { return size - word_size <= 3 * word_size; }
// Where the two words in the middle begin.
constexpr std::size_t second_word(std::size_t size) { return size < 16 ? size - 8 : 8; }
constexpr std::size_t third_word(std::size_t size) { return size < 16 ? 0 : size - 16; }

// What each word, and the size, is multiplied with: powers of an odd number, another one for each
// seed.
constexpr std::uint64_t multiplier(std::uint64_t seed, unsigned place) {
    const std::uint64_t base = 0x9E3779B97F4A7C15u * (2 * seed + 1);
    std::uint64_t power = base;
    for (unsigned i = 0; i < place; ++i) {
        power *= base;
    }
    return power;
}

struct multipliers {
    std::uint64_t first, second, third, last, of_size, of_middle;
};
constexpr multipliers multipliers_of(std::uint64_t seed) {
    return {multiplier(seed, 0), multiplier(seed, 1), multiplier(seed, 2),
            multiplier(seed, 3), multiplier(seed, 4), multiplier(seed, 5)};
}

// A function of its own, so that the search is short where the names are as usual.
[[gnu::noinline]] constexpr std::uint64_t unusual_name_hash(const char* text, std::size_t size,
                                                            const multipliers& by) {
    std::uint64_t hash = size * by.of_size;
    if (size > 32) {
        std::uint64_t middle = 0;
        for (std::size_t at = 16; at + 16 < size; at += 8) {
            middle = (middle ^ word_at(text + at)) * by.of_middle;
        }
        return hash + middle + word_at(text) * by.first + word_at(text + 8) * by.second +
               word_at(text + size - 16) * by.third + word_at(text + size - 8) * by.last;
    }
    if (size >= 4) {
        return hash + half_word_at(text) * by.first + half_word_at(text + size - 4) * by.last;
    }
    for (unsigned at = 0; at < size; ++at) {
        hash += byte_at(text, at) * by.first;
    }
    return hash;
}

// A sum of products: they are calculated side by side, and its upper bits depend on all
// characters. It is not mixed further: a name that is out of its place costs less than what every
// name would wait for.
[[gnu::always_inline]] constexpr std::uint64_t name_hash(const char* text, std::size_t size,
                                                         const multipliers& by) {
    if (!is_four_words(size)) [[unlikely]] {
        return unusual_name_hash(text, size, by);
    }
    return size * by.of_size + word_at(text) * by.first +
           word_at(text + second_word(size)) * by.second +
           word_at(text + third_word(size)) * by.third + word_at(text + size - 8) * by.last;
}

// Whether two texts of one size are the same.
[[gnu::always_inline]] constexpr bool same_text(const char* one, const char* other,
                                                std::size_t size) {
    if (is_four_words(size)) [[likely]] {
        const std::size_t second = second_word(size);
        const std::size_t third = third_word(size);
        const std::size_t last = size - 8;
        return ((word_at(one) ^ word_at(other)) |
                (word_at(one + second) ^ word_at(other + second)) |
                (word_at(one + third) ^ word_at(other + third)) |
                (word_at(one + last) ^ word_at(other + last))) == 0;
    }
    if (!std::is_constant_evaluated()) {
        return __builtin_memcmp(one, other, size) == 0;
    }
    for (std::size_t at = 0; at < size; ++at) {
        if (one[at] != other[at]) {
            return false;
        }
    }
    return true;
}
constexpr bool same_name(std::string_view one, std::string_view other) {
    return one.size() == other.size() && same_text(one.data(), other.data(), one.size());
}

}  // namespace writ::detail
