// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/scan.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace writ::detail {

// The first byte from `at` on that cannot stand in a JSON string as it is, or is not ASCII, or
// `end`.
inline const char* skip_plain(const char* at, const char* end) {
    for (;; at += block_size) {
        const block bytes = load_block(at, end);
        if (const unsigned found = escaped_bits(bytes) | not_ascii_bits(bytes); found != 0)
            return at + lowest_bit(found);
    }
}

// The length of the well-formed UTF-8 sequence at `at`, which is not ASCII; 0 if it is broken:
// truncated, longer than needed, a surrogate, or beyond U+10FFFF.
inline std::size_t utf8_length(const char* at, const char* end) {
    const auto byte = [&](std::ptrdiff_t i) { return static_cast<unsigned char>(at[i]); };
    const auto continues = [&](std::ptrdiff_t i) { return (byte(i) & 0xC0) == 0x80; };
    const unsigned char first = byte(0);
    const std::ptrdiff_t left = end - at;
    if (first < 0xC2)
        return 0;
    if (first < 0xE0)
        return left >= 2 && continues(1) ? 2 : 0;
    if (first < 0xF0) {
        if (left < 3 || !continues(1) || !continues(2))
            return 0;
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) >= 0xA0;
        return overlong || surrogate ? 0 : 3;
    }
    if (first > 0xF4 || left < 4 || !continues(1) || !continues(2) || !continues(3))
        return 0;
    const bool overlong = first == 0xF0 && byte(1) < 0x90;
    const bool beyond = first == 0xF4 && byte(1) >= 0x90;
    return overlong || beyond ? 0 : 4;
}

// Where the first broken sequence is, or `end`.
[[gnu::cold]] inline const char* first_broken_utf8(const char* at, const char* end) {
    while (at != end) {
        const bool is_ascii = static_cast<unsigned char>(*at) < 0x80;
        const std::size_t length = is_ascii ? 1 : utf8_length(at, end);
        if (length == 0)
            break;
        at += length;
    }
    return at;
}

// Whether all is well-formed UTF-8. Which bytes have to continue a sequence follows from the first
// bytes of those before them, by shifting their bits; what is over goes to the next block. Some
// first bytes narrow what may follow: no longer form than needed, no surrogate, no more than
// U+10FFFF.
inline bool is_utf8(const char* at, const char* end) {
    unsigned due = 0, after_e0 = 0, after_ed = 0, after_f0 = 0, after_f4 = 0;
    for (;; at += block_size) {
        const block bytes = load_block(at, end);
        const unsigned tail = bits_of((bytes & 0xC0) == 0x80);
        const unsigned two = bits_of(bytes >= 0xC2);
        const unsigned three = bits_of(bytes >= 0xE0);
        const bool may_narrow = (three | due) != 0;
        due |= two << 1 | three << 2;
        unsigned wrong = not_ascii_bits(bytes) ^ (tail | two);
        if (may_narrow) {
            const unsigned below_a0 = bits_of(bytes < 0xA0), below_90 = bits_of(bytes < 0x90);
            due |= bits_of(bytes >= 0xF0) << 3;
            after_e0 |= bits_of(bytes == 0xE0) << 1;
            after_ed |= bits_of(bytes == 0xED) << 1;
            after_f0 |= bits_of(bytes == 0xF0) << 1;
            after_f4 |= bits_of(bytes == 0xF4) << 1;
            wrong |= bits_of(bytes > 0xF4) | (after_e0 & below_a0) | (after_f0 & below_90) |
                     (after_ed & (below_a0 ^ 0xFFFF)) | (after_f4 & (below_90 ^ 0xFFFF));
            after_e0 >>= 16, after_ed >>= 16, after_f0 >>= 16, after_f4 >>= 16;
        }
        wrong |= (due & 0xFFFF) ^ tail;
        due >>= 16;
        if (wrong != 0)
            return false;
        if (end - at <= block_size)
            return due == 0;
    }
}

// Writes the sequence of a code point to `out`, which has room for four bytes.
inline std::size_t put_utf8(char* out, std::uint32_t point) {
    const auto tail = [&](int shift) {
        return static_cast<char>(0x80 | ((point >> shift) & 0x3F));
    };
    if (point < 0x80) {
        out[0] = static_cast<char>(point);
        return 1;
    }
    if (point < 0x800) {
        out[0] = static_cast<char>(0xC0 | (point >> 6));
        out[1] = tail(0);
        return 2;
    }
    if (point < 0x10000) {
        out[0] = static_cast<char>(0xE0 | (point >> 12));
        out[1] = tail(6);
        out[2] = tail(0);
        return 3;
    }
    out[0] = static_cast<char>(0xF0 | (point >> 18));
    out[1] = tail(12);
    out[2] = tail(6);
    out[3] = tail(0);
    return 4;
}

}  // namespace writ::detail
