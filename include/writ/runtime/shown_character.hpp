// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What strangers wrote, as it can be shown: logs and the program `writ` show it on terminals, which
// obey some characters, and which others deceive about the order of the text around them.

#pragma once

#include <writ/codec/utf8.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

// The code point of a well-formed sequence.
inline std::uint32_t code_point(std::string_view sequence) {
    constexpr std::array<unsigned, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    std::uint32_t point = static_cast<unsigned char>(sequence[0]) & masks[sequence.size()];
    for (const char c : sequence.substr(1)) {
        point = point << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
    }
    return point;
}

// Control characters, line and paragraph separators, and the marks, embeddings and isolates of
// direction.
constexpr bool commands_a_terminal(std::uint32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x61C || point == 0x200E ||
           point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

inline void append_escaped(std::string& text, std::uint32_t point) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (point) {
    case '\n': text += "\\n"; return;
    case '\t': text += "\\t"; return;
    case '\r': text += "\\r"; return;
    default: break;
    }
    text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
        text += hex[point >> shift & 0xF];
    }
}

// Appends the first character of [at, end), as an escape where it commands a terminal; returns what
// follows it, or `at` where no character of UTF-8 begins there.
inline const char* append_shown_character(std::string& text, const char* at, const char* end) {
    const bool is_ascii = static_cast<unsigned char>(*at) < 0x80;
    const std::size_t length = is_ascii ? 1 : utf8_length(at, end);
    if (length == 0) {
        return at;
    }
    const std::string_view sequence{at, length};
    const auto point = code_point(sequence);
    if (commands_a_terminal(point)) {
        append_escaped(text, point);
    } else {
        text += sequence;
    }
    return at + length;
}

}  // namespace writ::detail
