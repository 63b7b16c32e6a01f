// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_reader.hpp>

#include <charconv>
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

template <class Floating>
bool read_double(json_reader& reader, Floating& value) {
    std::string_view token;
    if (!reader.number(token))
        return false;
    const auto end = token.data() + token.size();
    if (std::from_chars(token.data(), end, value).ec == std::errc{})
        return true;
    if (!is_tiny(token))
        return reader.fail_with("out of range: ", token);
    value = token.front() == '-' ? Floating{-0.0} : Floating{0};
    return true;
}

}  // namespace writ::detail
