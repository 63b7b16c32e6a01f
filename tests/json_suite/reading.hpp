// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json.hpp>

#include "../catch.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

// What the suite asks of the reader. Every text is given to it in memory of its own that is exactly
// as long as the text, so that a sanitizer sees a single byte read beyond it.

namespace suite {

template <class T>
struct one {
    T field{};
};

// Either the value, or what is complained about; never both.
template <class T>
struct outcome {
    T value{};
    std::string complaint;
};

template <class T>
outcome<T> read(std::string_view text, const writ::read_limits& limits = {}) {
    const auto exact = std::make_unique<char[]>(text.size());
    std::copy(text.begin(), text.end(), exact.get());
    outcome<T> found;
    const writ::result<void> done =
        writ::from_json({exact.get(), text.size()}, found.value, limits);
    if (!done)
        found.complaint = done.error().text();
    REQUIRE(done.has_value() == found.complaint.empty());
    return found;
}

template <class T>
bool accepts(std::string_view text, const writ::read_limits& limits = {}) {
    return read<T>(text, limits).complaint.empty();
}

// The same of a single field.
inline std::string with_field(std::string_view value) {
    return std::string{"{\"field\":"}.append(value).append("}");
}

template <class T>
outcome<T> read_field(std::string_view value, const writ::read_limits& limits = {}) {
    outcome<one<T>> whole = read<one<T>>(with_field(value), limits);
    return {std::move(whole.value.field), std::move(whole.complaint)};
}

template <class T>
bool field_accepts(std::string_view value, const writ::read_limits& limits = {}) {
    return read_field<T>(value, limits).complaint.empty();
}

inline std::string in_quotes(std::string_view inside) {
    return std::string{"\""}.append(inside).append("\"");
}

// For messages: a text with what cannot be printed in hexadecimal.
inline std::string shown(std::string_view text) {
    std::string all;
    for (const char c : text)
        if (c >= ' ' && c <= '~') {
            all += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            all += '<';
            all += "0123456789abcdef"[byte >> 4];
            all += "0123456789abcdef"[byte & 15];
            all += '>';
        }
    return all;
}

}  // namespace suite
