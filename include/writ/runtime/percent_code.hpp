// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The percent-encoding of section 3.1.3.2 of CloudEvents' HTTP binding.

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace writ::detail {

constexpr bool is_percent_encoded(char c) { return c <= ' ' || c > '~' || c == '"' || c == '%'; }

inline void append_percent(std::string& text, std::string_view value) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    for (const char c : value) {
        if (!is_percent_encoded(c)) {
            text += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        text += '%';
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
}

constexpr int hex_value(char c) {
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const char lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Earlier versions of the binding quoted values in place of encoding them.
inline bool is_quoted(std::string_view text) {
    return text.size() >= 2 && text.front() == '"' && text.back() == '"';
}

// Replaces `value` by what the text stands for. A percent sign without two digits behind it stands
// for itself: there are programs that do not encode at all.
inline void read_percent(std::string_view text, std::string& value) {
    value.clear();
    const bool quoted = is_quoted(text);
    if (quoted) {
        text = text.substr(1, text.size() - 2);
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (quoted && text[i] == '\\' && i + 1 < text.size()) {
            ++i;
        }
        const bool has_two = text[i] == '%' && i + 2 < text.size();
        const int high = has_two ? hex_value(text[i + 1]) : -1;
        const int low = has_two ? hex_value(text[i + 2]) : -1;
        if (high < 0 || low < 0) {
            value += text[i];
            continue;
        }
        value += static_cast<char>(high * 16 + low);
        i += 2;
    }
}

}  // namespace writ::detail
