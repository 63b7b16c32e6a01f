// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What CloudEvents allows as the name and as the text of an attribute.

#pragma once

#include <writ/codec/utf8.hpp>
#include <writ/detail/attribute_name.hpp>

#include <cstddef>
#include <string_view>

namespace writ::detail {

// Whether the well-formed sequence of `length` bytes is a control character (U+0080 to U+009F) or
// a code point that is no character (U+FDD0 to U+FDEF, and the last two of each plane).
inline bool is_no_character(const char* at, std::size_t length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(at[i]); };
    if (length == 2) {
        return byte(0) == 0xC2 && byte(1) < 0xA0;
    }
    if (length == 3) {
        return byte(0) == 0xEF && ((byte(1) == 0xB7 && byte(2) >= 0x90 && byte(2) <= 0xAF) ||
                                   (byte(1) == 0xBF && byte(2) >= 0xBE));
    }
    return (byte(1) & 0x0F) == 0x0F && byte(2) == 0xBF && byte(3) >= 0xBE;
}

// Why the text cannot be the value of an attribute, or null.
inline const char* attribute_text_fault(std::string_view text) {
    const char* at = text.data();
    const char* const end = at + text.size();
    for (;;) {
        at = skip_plain(at, end);
        if (at == end) {
            // A plain byte can be DEL.
            return text.find('\x7F') == text.npos ? nullptr : "has a control character";
        }
        if (static_cast<unsigned char>(*at) < 0x20) {
            return "has a control character";
        }
        if (static_cast<unsigned char>(*at) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t length = utf8_length(at, end);
        if (length == 0) {
            return "is not UTF-8";
        }
        if (is_no_character(at, length)) {
            return "has a control character or one that Unicode does not have";
        }
        at += length;
    }
}

}  // namespace writ::detail
