// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

// A text is looked at in blocks of 16 bytes: a condition on all of them at once gives a bit for
// each, the lowest for the first. The vectors are those that both compilers have for any machine;
// only how the bits are gathered is written for one.

namespace writ::detail {

using block = unsigned char __attribute__((vector_size(16)));
using block_mask = signed char __attribute__((vector_size(16)));
using block_word = char __attribute__((vector_size(16)));
using block_halves = std::uint64_t __attribute__((vector_size(16)));

inline constexpr std::ptrdiff_t block_size = 16;

[[gnu::always_inline]] inline unsigned bits_of(block_mask mask) {
#ifdef __SSE2__
    return static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<block_word>(mask)));
#else
    unsigned bits = 0;
    for (int half = 0; half < 2; ++half) {
        std::uint64_t word;
        std::memcpy(&word, reinterpret_cast<const char*>(&mask) + 8 * half, 8);
        if constexpr (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__)
            word = __builtin_bswap64(word);
        // Byte i keeps its bit i, and their sum is in the highest byte.
        word = (word & 0x8040201008040201) * 0x0101010101010101 >> 56;
        bits |= static_cast<unsigned>(word) << (8 * half);
    }
    return bits;
#endif
}

template <class Word>
Word load_word(const char* at) {
    Word word;
    std::memcpy(&word, at, sizeof word);
    return word;
}

[[gnu::always_inline]] inline block load_block(const char* at) { return load_word<block>(at); }

// Fewer bytes than a block, and zeros behind them. A call of memcpy would cost more than the rest
// of what is done with most strings.
inline block load_less(const char* at, std::size_t size) {
    if constexpr (__BYTE_ORDER__ == __ORDER_BIG_ENDIAN__) {
        block bytes{};
        for (std::size_t i = 0; i < size; ++i)
            bytes[i] = static_cast<unsigned char>(at[i]);
        return bytes;
    }
    std::uint64_t low = 0, high = 0;
    if (size >= 8) {
        low = load_word<std::uint64_t>(at);
        high = load_word<std::uint64_t>(at + size - 8) >> (8 * (15 - size)) >> 8;
    } else if (size >= 4) {
        const std::uint64_t last = load_word<std::uint32_t>(at + size - 4);
        low = load_word<std::uint32_t>(at) | last << (8 * (size - 4));
    } else {
        for (std::size_t i = 0; i < size; ++i)
            low |= std::uint64_t{static_cast<unsigned char>(at[i])} << (8 * i);
    }
    return reinterpret_cast<block>(block_halves{low, high});
}

// What is behind the end is zero.
inline block load_block(const char* at, const char* end) {
    return end - at >= block_size ? load_block(at)
                                  : load_less(at, static_cast<std::size_t>(end - at));
}

// At most a few blocks: a call of memcpy would cost more than the copying.
[[gnu::always_inline]] inline void copy_text(char* to, const char* from, std::size_t size) {
    const auto copy = [&]<class Word>(Word, std::size_t at) {
        const Word word = load_word<Word>(from + at);
        std::memcpy(to + at, &word, sizeof word);
    };
    if (size >= std::size_t{block_size}) {
        for (std::size_t at = 0; at + std::size_t{block_size} < size; at += std::size_t{block_size})
            copy(block{}, at);
        copy(block{}, size - std::size_t{block_size});
    } else if (size >= 8) {
        copy(std::uint64_t{}, 0);
        copy(std::uint64_t{}, size - 8);
    } else if (size >= 4) {
        copy(std::uint32_t{}, 0);
        copy(std::uint32_t{}, size - 4);
    } else {
        for (std::size_t at = 0; at < size; ++at)
            to[at] = from[at];
    }
}

[[gnu::always_inline]] inline int lowest_bit(unsigned bits) { return __builtin_ctz(bits); }

// The bytes that cannot stand in a JSON string as they are.
[[gnu::always_inline]] inline unsigned escaped_bits(block bytes) {
    return bits_of((bytes == '"') | (bytes == '\\') | (bytes < 0x20));
}

// These, and the bytes that are not ASCII, which are negative.
[[gnu::always_inline]] inline unsigned special_bits(block bytes) {
    return 0xFFFF ^ bits_of((reinterpret_cast<block_mask>(bytes) > 0x1F) &
                            ~((bytes == '"') | (bytes == '\\')));
}

[[gnu::always_inline]] inline unsigned not_ascii_bits(block bytes) {
    return bits_of(bytes >= 0x80);
}

// Where the first of these is from `at` on, or `end`. Sets `is_ascii` to false if there is anything
// else before it.
inline const char* skip_text(const char* at, const char* end, bool& is_ascii) {
    for (;; at += block_size) {
        const block bytes = load_block(at, end);
        const unsigned found = escaped_bits(bytes);
        // Of the lowest bit all that are below it; all, where there is none.
        const unsigned before = (found - 1) & ~found;
        is_ascii &= (not_ascii_bits(bytes) & before) == 0;
        if (found != 0)
            return at + lowest_bit(found);
    }
}

// The first byte from `at` on that is no white space, or `end`.
inline const char* skip_blank(const char* at, const char* end) {
    for (; end - at >= block_size; at += block_size) {
        const block bytes = load_block(at);
        const unsigned found =
            bits_of((bytes != ' ') & (bytes != '\n') & (bytes != '\r') & (bytes != '\t'));
        if (found != 0)
            return at + lowest_bit(found);
    }
    while (at != end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t'))
        ++at;
    return at;
}

// A bit for each of `size` bytes; more than a block has where it has fewer.
constexpr unsigned first_bits(std::size_t size) {
    return size > std::size_t{block_size} ? 0x10000 : (1U << size) - 1;
}

// Whether two blocks are the same where there are these bits.
[[gnu::always_inline]] inline bool same_block(const char* a, const char* b, unsigned bits) {
    return (bits_of(load_block(a) == load_block(b)) & bits) == bits;
}

}  // namespace writ::detail
