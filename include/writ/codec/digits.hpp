// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/scan.hpp>
#include <writ/detail/decimal.hpp>

#include <cstddef>
#include <cstdint>

// Decimal digits of any number, eight at a time.

namespace writ::detail {

// A number of fewer digits fits into 64 bits, whatever they are.
inline constexpr std::ptrdiff_t most_digits = 20;

inline constexpr std::uint64_t ten_to_the[] = {1,
                                               10,
                                               100,
                                               1'000,
                                               10'000,
                                               100'000,
                                               1'000'000,
                                               10'000'000,
                                               100'000'000,
                                               1'000'000'000,
                                               10'000'000'000,
                                               100'000'000'000,
                                               1'000'000'000'000,
                                               10'000'000'000'000,
                                               100'000'000'000'000,
                                               1'000'000'000'000'000,
                                               10'000'000'000'000'000,
                                               100'000'000'000'000'000,
                                               1'000'000'000'000'000'000,
                                               10'000'000'000'000'000'000U};

// Eight bytes of a text, of which the first ones may be digits. The first is in the lowest byte.
struct digit_word {
    std::uint64_t digits;
    std::uint64_t others;  ///< the highest bit of each byte that is none

    explicit digit_word(const char* at)
        : digits{load_word<std::uint64_t>(at) ^ 0x3030303030303030} {
        others =
            (((digits & 0x7F7F7F7F7F7F7F7F) + 0x7676767676767676) | digits) & 0x8080808080808080;
    }

    // How many digits the first ones are.
    int count() const { return others == 0 ? 8 : __builtin_ctzll(others) / 8; }
    // Where the second byte is that is none; 8 where there is only one such.
    int second() const {
        const std::uint64_t rest = others & (others - 1);
        return rest == 0 ? 8 : __builtin_ctzll(rest) / 8;
    }
    // Takes out the byte behind the first `count` digits.
    void remove(int count) {
        const std::uint64_t before = (std::uint64_t{1} << (8 * count)) - 1;
        digits = (digits & before) | ((digits >> 8) & ~before);
    }

    // The number that the first ones are, at least one: each two digits are put together, then each
    // two of these, then both.
    std::uint64_t value(int count) const {
        constexpr std::uint64_t every_other_pair = 0x000000FF000000FF;
        std::uint64_t all = digits << (64 - 8 * count);
        all = all * 10 + (all >> 8);
        all = (all & every_other_pair) * (100 + (std::uint64_t{1'000'000} << 32)) +
              (all >> 16 & every_other_pair) * (1 + (std::uint64_t{10'000} << 32));
        return all >> 32;
    }

    static constexpr bool is_possible = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
};

// Puts the digits from `at` on behind those of `value`, and returns what is behind them.
inline const char* read_digits(const char* at, const char* end, std::uint64_t& value) {
    while (digit_word::is_possible && end - at >= 8) {
        const digit_word word{at};
        const int count = word.count();
        if (count == 0)
            return at;
        value = value * ten_to_the[count] + word.value(count);
        at += count;
        if (count < 8)
            return at;
    }
    for (; at != end && is_digit(*at); ++at)
        value = value * 10 + static_cast<std::uint64_t>(*at - '0');
    return at;
}

// What is behind most values where there is no white space.
constexpr bool ends_value(char c) { return c == ',' || c == '}' || c == ']'; }

// Whether the number is more than 64 bits hold.
[[gnu::cold]] inline bool wraps(const char* at, const char* end) {
    std::uint64_t value = 0;
    for (; at != end; ++at)
        if (__builtin_mul_overflow(value, std::uint64_t{10}, &value) ||
            __builtin_add_overflow(value, static_cast<std::uint64_t>(*at - '0'), &value))
            return true;
    return false;
}

// The numbers of two digits: a literal costs the compiler nothing.
inline constexpr char two_digits[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

inline int count_digits(std::uint64_t value) {
    // Of the numbers with as many bits, the largest has this many digits, or one more.
    const int count = ((64 - __builtin_clzll(value | 1)) * 1233) >> 12;
    return count + (value >= ten_to_the[count] || value == 0 ? 1 : 0);
}

// Writes the last `count` digits of the number, with zeros before it where it has fewer.
[[gnu::always_inline]] inline char* put_digits(char* out, std::uint64_t value, int count) {
    char* const end = out + count;
    for (char* at = end; count > 1; count -= 2, value /= 100)
        std::memcpy(at -= 2, two_digits + 2 * (value % 100), 2);
    if (count == 1)
        *out = static_cast<char>('0' + value % 10);
    return end;
}

inline char* put_whole(char* out, std::uint64_t value) {
    return put_digits(out, value, count_digits(value));
}

// Writes a number of few decimals in its shortest form, which is that of std::to_chars; null if it
// is not one. With so many decimals no other number of fifteen digits is as near to the double, so
// that if this one is it, to the last bit, it and no shorter one is what has to be written. Powers
// of ten, up or down, may be shorter with an exponent.
inline char* put_decimal(char* out, double value) {
    const double size = value < 0 ? -value : value;
    if (!(size >= 1e-3 && size < 1e11))
        return nullptr;
    const auto whole = static_cast<std::int64_t>(size);
    std::int64_t power = 10'000;
    int decimals = 4;
    auto digits = static_cast<std::int64_t>(size * 1e4 + 0.5);
    if (static_cast<double>(digits) / 1e4 != size) {
        if (size >= 1e6)
            return nullptr;
        digits = static_cast<std::int64_t>(size * 1e8 + 0.5);
        if (static_cast<double>(digits) / 1e8 != size)
            return nullptr;
        power = 100'000'000;
        decimals = 8;
    }
    auto fraction = static_cast<std::uint32_t>(digits - whole * power);
    if (fraction == 0 && whole % 100'000 == 0)
        return nullptr;
    if (value < 0)
        *out++ = '-';
    out = put_whole(out, static_cast<std::uint64_t>(whole));
    if (fraction == 0)
        return out;
    if (fraction % 100 == 0)
        fraction /= 100, decimals -= 2;
    if (fraction % 10 == 0)
        fraction /= 10, decimals -= 1;
    *out++ = '.';
    return put_digits(out, fraction, decimals);
}

}  // namespace writ::detail
