// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One line of text about one event: words `name=value`, which people read and programs split.
// Ids, types and reasons come from elsewhere, so nothing in them can end the line, begin another,
// speak to a terminal, or make the line longer than what a pipe takes in one piece.

#pragma once

#include <writ/codec/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

inline constexpr std::size_t most_of_a_value = 200;
inline constexpr std::size_t most_of_a_reason = 1'000;

inline void append_escaped_byte(std::string& text, unsigned char byte) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (byte) {
    case '\n': text += "\\n"; return;
    case '\t': text += "\\t"; return;
    case '\r': text += "\\r"; return;
    case '"': text += "\\\""; return;
    case '\\': text += "\\\\"; return;
    default: break;
    }
    text += "\\u00";
    text += hex[byte >> 4];
    text += hex[byte & 15];
}

// Appends the first character of [at, end) as it can stand in a line; returns what follows it.
inline const char* append_shown(std::string& text, const char* at, const char* end) {
    const auto first = static_cast<unsigned char>(*at);
    if (first < 0x80) {
        const bool plain = first >= 0x20 && first != 0x7F && first != '"' && first != '\\';
        plain ? text.push_back(*at) : append_escaped_byte(text, first);
        return at + 1;
    }
    const std::size_t length = utf8_length(at, end);
    if (length == 0) {
        text += "\xEF\xBF\xBD";  // the character that stands for what is none
        return at + 1;
    }
    const auto second = static_cast<unsigned char>(at[1]);
    if (first == 0xC2 && second < 0xA0) {  // control characters, too
        append_escaped_byte(text, second);
    } else {
        text.append(at, length);
    }
    return at + length;
}

// Well-formed UTF-8 without control characters, and about `most` bytes of it.
inline void append_shown(std::string& text, std::string_view value, std::size_t most) {
    const std::size_t begin = text.size();
    const char* const end = value.data() + value.size();
    for (const char* at = value.data(); at != end;) {
        if (text.size() - begin >= most) {
            text += "...";
            return;
        }
        at = append_shown(text, at, end);
    }
}

// Whether a value can stand without quotes.
constexpr bool is_one_word(std::string_view value) {
    for (const char c : value) {
        if (c <= ' ' || c > '~' || c == '"' || c == '=' || c == '\\') {
            return false;
        }
    }
    return !value.empty();
}

// Puts such a line together. A text that is empty is left out.
class line_text {
public:
    line_text(std::string& text, std::string_view event) : text_{text} { text_ += event; }

    line_text& add(std::string_view name, std::string_view value,
                   std::size_t most = most_of_a_value) {
        if (value.empty()) {
            return *this;
        }
        begin(name);
        const bool quotes = !is_one_word(value);
        text_.append(quotes ? 1 : 0, '"');
        append_shown(text_, value, most);
        text_.append(quotes ? 1 : 0, '"');
        return *this;
    }
    line_text& add(std::string_view name, std::uint64_t value) {
        begin(name);
        text_ += std::to_string(value);
        return *this;
    }
    line_text& reason(std::string_view value) { return add("reason", value, most_of_a_reason); }

private:
    void begin(std::string_view name) {
        text_ += ' ';
        text_ += name;
        text_ += '=';
    }

    std::string& text_;
};

}  // namespace writ::detail
