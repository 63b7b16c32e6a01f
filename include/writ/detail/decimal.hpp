// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Decimal digits of a fixed width, as in dates and times.

namespace writ::detail {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

inline void append_padded(std::string& text, std::uint64_t value, std::size_t width) {
    const std::size_t before = text.size();
    text.append(width, '0');
    for (std::size_t i = before + width; value != 0 && i > before; value /= 10)
        text[--i] = static_cast<char>('0' + value % 10);
}

constexpr bool take_character(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted)
        return false;
    text.remove_prefix(1);
    return true;
}

constexpr bool take_padded(std::string_view& text, unsigned& value, std::size_t width) {
    if (text.size() < width)
        return false;
    value = 0;
    for (std::size_t i = 0; i < width; ++i) {
        if (!is_digit(text[i]))
            return false;
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    text.remove_prefix(width);
    return true;
}

// Digits behind a decimal point, as a count of 10^-digits; what is finer is cut off.
constexpr bool take_fraction(std::string_view& text, std::int64_t& value, std::size_t digits) {
    std::size_t taken = 0;
    value = 0;
    for (; !text.empty() && is_digit(text.front()); ++taken, text.remove_prefix(1))
        if (taken < digits)
            value = value * 10 + (text.front() - '0');
    for (std::size_t i = taken; i < digits; ++i)
        value *= 10;
    return taken > 0;
}

}  // namespace writ::detail
