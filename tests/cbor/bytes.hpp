// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/cbor.hpp>

#include "../catch.hpp"

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>

// CBOR in tests is written in hexadecimal: `a1 65 field 01` would be a map of one. What is between
// quotes stands for itself.

namespace cbor_test {

template <class T>
struct one {
    T field{};
};

inline std::string bytes(std::string_view text) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string made;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] == ' ') {
            ++i;
        } else if (text[i] == '\'') {
            for (++i; text[i] != '\''; ++i)
                made += text[i];
            ++i;
        } else {
            made += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
            i += 2;
        }
    }
    return made;
}

inline std::string hexadecimal(std::string_view data) {
    std::string text;
    for (const char c : data) {
        text += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4];
        text += "0123456789abcdef"[static_cast<unsigned char>(c) & 15];
    }
    return text;
}

// Reads from memory of its own that is exactly as long, so that a sanitizer sees what is read
// beyond it. What is complained about; empty if nothing is.
template <class T>
std::string read(std::string_view data, T& value, const writ::read_limits& limits = {}) {
    const auto exact = std::make_unique<char[]>(data.size());
    std::copy(data.begin(), data.end(), exact.get());
    const writ::result<void> done = writ::from_cbor({exact.get(), data.size()}, value, limits);
    return done ? std::string{} : done.error().text();
}

template <class T>
std::string complaint(std::string_view data, const writ::read_limits& limits = {}) {
    T value{};
    return read(data, value, limits);
}

inline std::string with_field(std::string_view value) {
    return bytes("a1 65 'field'").append(value);
}

// The same of a single field, given in hexadecimal.
template <class T>
std::string field_complaint(std::string_view value, const writ::read_limits& limits = {}) {
    return complaint<one<T>>(with_field(bytes(value)), limits);
}

template <class T>
T field_of(std::string_view value) {
    one<T> whole;
    INFO(value);
    REQUIRE(read(with_field(bytes(value)), whole) == "");
    return whole.field;
}

template <class T>
std::string written(const T& value) {
    const std::string data = writ::to_cbor(one<T>{value});
    const std::string key = with_field({});
    REQUIRE(data.starts_with(key));
    return hexadecimal(std::string_view{data}.substr(key.size()));
}

}  // namespace cbor_test
