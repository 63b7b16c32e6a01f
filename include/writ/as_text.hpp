// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/wire.hpp>
#include <writ/detail/decimal.hpp>

#include <charconv>
#include <compare>
#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace writ {

namespace detail {

// An integer that is no bool and no character.
template <class T>
concept numeric_integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char> &&
                          !std::same_as<T, wchar_t> && !std::same_as<T, char8_t> &&
                          !std::same_as<T, char16_t> && !std::same_as<T, char32_t>;

inline constexpr std::string_view integer_words[] = {
    "integer of 32 bits as text", "unsigned integer of 32 bits as text",
    "integer of 64 bits as text", "unsigned integer of 64 bits as text"};

}  // namespace detail

/// An integer that is written as a text: `"9007199254740993"`. JavaScript, and whatever else keeps
/// numbers as doubles, reads a number of more than 53 bits as another one.
///
/// Read from a text of digits with an optional minus: no plus, no white space, no leading zero, no
/// `-0`. A number in its place is read too if it is written as such digits, since not everybody
/// quotes; what does not fit is refused.
template <detail::numeric_integer Integer>
    requires(sizeof(Integer) >= 4)
struct as_text {
    Integer value{};

    constexpr as_text() = default;
    constexpr as_text(Integer number) : value{number} {}
    constexpr operator Integer() const { return value; }

    friend constexpr bool operator==(const as_text&, const as_text&) = default;
    friend constexpr auto operator<=>(const as_text&, const as_text&) = default;

    friend constexpr bool operator==(as_text one, detail::numeric_integer auto other) {
        return std::cmp_equal(one.value, other);
    }
    friend constexpr std::strong_ordering operator<=>(as_text one,
                                                      detail::numeric_integer auto other) {
        return std::cmp_less(one.value, other)    ? std::strong_ordering::less
               : std::cmp_equal(one.value, other) ? std::strong_ordering::equal
                                                  : std::strong_ordering::greater;
    }
};

template <class Integer>
struct wire<as_text<Integer>> {
    static constexpr bool takes_number = true;
    static constexpr std::string_view expected =
        detail::integer_words[(sizeof(Integer) == 8 ? 2 : 0) + (std::unsigned_integral<Integer>)];

    static void write(const as_text<Integer>& value, std::string& text) {
        text += std::to_string(value.value);
    }
    static bool read(std::string_view text, as_text<Integer>& value) {
        const std::string_view digits = text.substr(text.starts_with('-') ? 1 : 0);
        if (digits.empty() || !detail::is_digit(digits.front()) ||
            (digits.front() == '0' && text.size() != 1))
            return false;
        const char* const end = text.data() + text.size();
        const auto [last, fault] = std::from_chars(text.data(), end, value.value);
        return fault == std::errc{} && last == end;
    }
};

}  // namespace writ
