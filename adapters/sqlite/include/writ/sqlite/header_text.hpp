// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/envelope.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace writ::sqlite::inline v1::detail {

// The user's headers as one JSON object, for a person and for SQLite's JSON functions to read. What
// a foreign sender put into them may be any bytes: they are kept as they are, and names may be
// there twice. Only what this wrote is read.

inline void append_json_string(std::string& text, std::string_view value) {
    text += '"';
    for (const char c : value) {
        const auto code = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            text += '\\';
            text += c;
        } else if (code < 0x20) {
            text += "\\u00";
            text += "0123456789abcdef"[code >> 4];
            text += "0123456789abcdef"[code & 15];
        } else {
            text += c;
        }
    }
    text += '"';
}

/// Empty where there are none.
[[nodiscard]] inline std::string text_of_headers(const std::vector<header>& all) {
    std::string text;
    for (const header& each : all) {
        text += text.empty() ? '{' : ',';
        append_json_string(text, each.name);
        text += ':';
        append_json_string(text, each.value);
    }
    if (!text.empty()) {
        text += '}';
    }
    return text;
}

// The string that begins at `at`; moves behind it.
[[nodiscard]] inline std::string take_json_string(std::string_view text, std::size_t& at) {
    std::string value;
    ++at;
    while (at < text.size() && text[at] != '"') {
        if (text[at] != '\\' || at + 1 >= text.size()) {
            value += text[at++];
        } else if (text[at + 1] != 'u' || at + 5 >= text.size()) {
            value += text[at + 1];
            at += 2;
        } else {
            const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
            value += static_cast<char>(digit(text[at + 4]) * 16 + digit(text[at + 5]));
            at += 6;
        }
    }
    ++at;
    return value;
}

[[nodiscard]] inline std::vector<header> headers_of(std::string_view text) {
    std::vector<header> all;
    std::size_t at = text.find('"');
    while (at < text.size()) {
        header each;
        each.name = take_json_string(text, at);
        at = text.find('"', at);
        if (at >= text.size()) {
            break;
        }
        each.value = take_json_string(text, at);
        all.push_back(std::move(each));
        at = text.find('"', at);
    }
    return all;
}

}  // namespace writ::sqlite::inline v1::detail
