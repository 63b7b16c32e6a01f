// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_reader.hpp>

#include <charconv>
#include <cstdint>
#include <string_view>

namespace writ::detail {

// Whether a number that no floating-point type can hold is too small rather than too large: where
// its first digit that is not zero stands, moved by the exponent, is behind the point.
inline bool is_tiny(std::string_view token) {
    long long place = 0, exponent = 0;
    std::size_t i = token.front() == '-' ? 1 : 0;
    bool behind_point = false, found = false;
    for (; i < token.size() && token[i] != 'e' && token[i] != 'E'; ++i) {
        if (token[i] == '.') {
            behind_point = true;
            continue;
        }
        if (found && !behind_point)
            ++place;
        if (!found && behind_point)
            --place;
        found = found || token[i] != '0';
    }
    bool negative = false;
    for (; i < token.size(); ++i) {
        negative = negative || token[i] == '-';
        if (token[i] >= '0' && token[i] <= '9' && exponent < 1'000'000'000'000)
            exponent = exponent * 10 + (token[i] - '0');
    }
    return place + (negative ? -exponent : exponent) < 0;
}

// A number of few digits is a product, or quotient, of two numbers that the type holds exactly, so
// that it is rounded once, to the nearest: which is what it has to be.
template <class Floating>
inline bool exact_value(const decimal_parts& parts, Floating& value) {
    constexpr bool is_double = sizeof(Floating) == sizeof(double);
    constexpr std::uint64_t most = std::uint64_t{1} << (is_double ? 53 : 24);
    constexpr int exponents = is_double ? 22 : 10;
    static constexpr Floating powers[] = {
        Floating(1e0),  Floating(1e1),  Floating(1e2),  Floating(1e3),  Floating(1e4),
        Floating(1e5),  Floating(1e6),  Floating(1e7),  Floating(1e8),  Floating(1e9),
        Floating(1e10), Floating(1e11), Floating(1e12), Floating(1e13), Floating(1e14),
        Floating(1e15), Floating(1e16), Floating(1e17), Floating(1e18), Floating(1e19),
        Floating(1e20), Floating(1e21), Floating(1e22)};
    if (__FLT_EVAL_METHOD__ != 0 || !parts.is_exact || parts.digits > most ||
        parts.exponent > exponents || parts.exponent < -exponents)
        return false;
    const auto digits = static_cast<Floating>(static_cast<std::int64_t>(parts.digits));
    const Floating size =
        parts.exponent < 0 ? digits / powers[-parts.exponent] : digits * powers[parts.exponent];
    value = parts.is_negative ? -size : size;
    return true;
}

template <class Floating>
bool read_double(json_reader& reader, Floating& value) {
    std::string_view token;
    decimal_parts parts;
    if (!reader.number(token, parts))
        return false;
    if (exact_value(parts, value))
        return true;
    const auto end = token.data() + token.size();
    if (std::from_chars(token.data(), end, value).ec == std::errc{})
        return true;
    if (!is_tiny(token))
        return reader.fail_with("out of range: ", token);
    value = token.front() == '-' ? Floating{-0.0} : Floating{0};
    return true;
}

}  // namespace writ::detail
