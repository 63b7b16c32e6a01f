// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/wire.hpp>
#include <writ/detail/decimal.hpp>

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace writ {

/// Thrown by `decimal` for a text that is none, or a result that does not fit.
class decimal_error : public std::exception {
public:
    explicit decimal_error(const char* what) : what_{what} {}
    const char* what() const noexcept override { return what_; }

private:
    const char* what_;
};

namespace detail {

constexpr bool times_ten(std::uint64_t& value, std::int64_t times) {
    for (; times > 0 && value != 0; --times)
        if (__builtin_mul_overflow(value, std::uint64_t{10}, &value))
            return false;
    return true;
}

// Takes digits and adds them to the value. Zeros are only counted until another digit shows that
// they matter, so that any number of them may stand at the end.
struct decimal_digits {
    std::uint64_t value = 0;
    std::int64_t zeros = 0;
    bool fits = true;

    constexpr std::int64_t take(std::string_view& text) {
        std::int64_t count = 0;
        for (; !text.empty() && is_digit(text.front()); ++count, text.remove_prefix(1)) {
            const auto digit = static_cast<std::uint64_t>(text.front() - '0');
            if (digit == 0) {
                ++zeros;
                continue;
            }
            fits = fits && times_ten(value, zeros + 1) &&
                   !__builtin_add_overflow(value, digit, &value);
            zeros = 0;
        }
        return count;
    }
};

// The count after an "e"; one that is out of all reason stands for any other such.
constexpr bool take_exponent(std::string_view& text, std::int64_t& exponent) {
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+'))
        text.remove_prefix(1);
    const std::size_t before = text.size();
    for (; !text.empty() && is_digit(text.front()); text.remove_prefix(1))
        if (exponent < 1'000'000'000'000)
            exponent = exponent * 10 + (text.front() - '0');
    exponent = negative ? -exponent : exponent;
    return text.size() != before;
}

// A JSON number as a count of 10^-places, exactly.
constexpr bool read_decimal(std::string_view text, unsigned places, std::int64_t& units) {
    const bool negative = take_character(text, '-');
    const bool leading_zero = text.starts_with('0');
    decimal_digits digits;
    const std::int64_t whole = digits.take(text);
    if (whole == 0 || (leading_zero && whole > 1))
        return false;
    std::int64_t fraction = 0, exponent = 0;
    if (take_character(text, '.') && (fraction = digits.take(text)) == 0)
        return false;
    if ((take_character(text, 'e') || take_character(text, 'E')) && !take_exponent(text, exponent))
        return false;
    // The last digit of the value is not zero, so that a negative scale would cut it off.
    const std::int64_t scale = digits.zeros + exponent - fraction + std::int64_t{places};
    if (!text.empty() || !digits.fits || (digits.value != 0 && scale < 0) ||
        !times_ten(digits.value, scale))
        return false;
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (digits.value > most + (negative ? 1 : 0))
        return false;
    units = static_cast<std::int64_t>(negative ? 0 - digits.value : digits.value);
    return true;
}

// For error texts: "decimal of 2 places".
template <unsigned Places>
inline constexpr auto decimal_words = [] {
    constexpr std::string_view head = "decimal of ", tail = " places";
    std::array<char, head.size() + (Places < 10 ? 1 : 2) + tail.size()> words{};
    char* out = words.data();
    for (const char c : head)
        *out++ = c;
    if (Places >= 10)
        *out++ = '1';
    *out++ = static_cast<char>('0' + Places % 10);
    for (const char c : tail)
        *out++ = c;
    return words;
}();

inline void append_decimal(std::string& text, std::int64_t units, unsigned places) {
    const auto bits = static_cast<std::uint64_t>(units);
    std::string digits = std::to_string(units < 0 ? 0 - bits : bits);
    if (digits.size() <= places)
        digits.insert(0, places + 1 - digits.size(), '0');
    if (places != 0)
        digits.insert(digits.size() - places, 1, '.');
    text.append(units < 0 ? "-" : "").append(digits);
}

}  // namespace detail

/// A number with a fixed count of digits behind the point, such as a price. Exact: nothing is
/// rounded and no binary fraction takes part. At most 18 places; the digits before and behind the
/// point are those of a 64-bit integer.
///
/// On the wire a text with all its places, `"19.90"`, which no reader takes for a double. Read from
/// such a text or from a number, exponents included; digits beyond the places are refused unless
/// they are zeros.
///
/// *Units*: `units()` counts 10^-Places.
///
/// *Errors*: a text that is no such number, and a result that does not fit, throw `decimal_error`.
template <unsigned Places>
    requires(Places <= 18)
class decimal {
public:
    static constexpr unsigned places = Places;

    constexpr decimal() = default;
    /// Its digits as a text, `decimal<2>{"19.90"}`: a double has others, and of an integer it would
    /// not be known whether it counts units.
    template <class Number>
        requires(std::is_arithmetic_v<Number> || std::is_null_pointer_v<Number>)
    explicit decimal(Number) = delete;  // fix: decimal<2>{"19.90"}, or from_units
    constexpr explicit decimal(std::string_view text) {
        if (!detail::read_decimal(text, Places, units_))
            throw decimal_error{"not a decimal number of so many places"};
    }

    [[nodiscard]] static constexpr decimal from_units(std::int64_t units) {
        decimal made;
        made.units_ = units;
        return made;
    }
    /// As the constructor, with nothing in place of an exception.
    [[nodiscard]] static constexpr std::optional<decimal> from_text(std::string_view text) {
        decimal made;
        return detail::read_decimal(text, Places, made.units_) ? std::optional{made} : std::nullopt;
    }

    [[nodiscard]] constexpr std::int64_t units() const { return units_; }
    [[nodiscard]] std::string text() const {
        std::string written;
        detail::append_decimal(written, units_, Places);
        return written;
    }

    constexpr decimal& operator+=(decimal other) {
        std::int64_t sum = 0;
        const bool fits = !__builtin_add_overflow(units_, other.units_, &sum);
        return set(fits, sum);
    }
    constexpr decimal& operator-=(decimal other) {
        std::int64_t rest = 0;
        const bool fits = !__builtin_sub_overflow(units_, other.units_, &rest);
        return set(fits, rest);
    }
    constexpr decimal& operator*=(std::int64_t times) {
        std::int64_t product = 0;
        const bool fits = !__builtin_mul_overflow(units_, times, &product);
        return set(fits, product);
    }
    friend constexpr decimal operator+(decimal one, decimal other) { return one += other; }
    friend constexpr decimal operator-(decimal one, decimal other) { return one -= other; }
    friend constexpr decimal operator*(decimal one, std::int64_t times) { return one *= times; }
    friend constexpr decimal operator*(std::int64_t times, decimal one) { return one *= times; }
    constexpr decimal operator-() const { return decimal{} - *this; }

    friend constexpr auto operator<=>(const decimal&, const decimal&) = default;

private:
    constexpr decimal& set(bool fits, std::int64_t units) {
        if (!fits)
            throw decimal_error{"a decimal number that does not fit"};
        units_ = units;
        return *this;
    }

    std::int64_t units_ = 0;
};

template <unsigned Places>
struct wire<decimal<Places>> {
    static constexpr bool takes_number = true;
    static constexpr std::string_view expected{detail::decimal_words<Places>.data(),
                                               detail::decimal_words<Places>.size()};

    static void write(decimal<Places> value, std::string& text) {
        detail::append_decimal(text, value.units(), Places);
    }
    static constexpr bool read(std::string_view text, decimal<Places>& value) {
        const std::optional<decimal<Places>> found = decimal<Places>::from_text(text);
        value = found.value_or(value);
        return found.has_value();
    }
};

}  // namespace writ
