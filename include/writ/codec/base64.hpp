// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Strict in what it reads, as section 3 of RFC 4648 advises: every value has one spelling, so that
// two receivers never take one text for different bytes.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

inline constexpr std::string_view base64_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// The six bits of each letter; a value that does not fit six bits for any other byte.
inline constexpr auto base64_values = [] {
    std::array<std::uint8_t, 256> values{};
    for (auto& each : values)
        each = 0xFF;
    for (std::size_t i = 0; i < base64_letters.size(); ++i)
        values[static_cast<unsigned char>(base64_letters[i])] = static_cast<std::uint8_t>(i);
    return values;
}();

inline std::uint32_t base64_bits(char letter) {
    return base64_values[static_cast<unsigned char>(letter)];
}

/// Appends the base64 form of the bytes (RFC 4648, section 4: with padding, without line breaks).
inline void append_base64(std::string& text, std::string_view bytes) {
    const std::size_t before = text.size();
    text.resize(before + (bytes.size() + 2) / 3 * 4);
    char* out = text.data() + before;
    const auto byte = [&](std::size_t i) -> std::uint32_t {
        return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
    };
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::uint32_t three = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
        for (int shift = 18; shift >= 0; shift -= 6)
            *out++ = base64_letters[three >> shift & 63];
    }
    for (std::size_t padding = (3 - bytes.size() % 3) % 3; padding > 0; --padding)
        *--out = '=';
}

inline std::size_t base64_padding(std::string_view text) {
    return text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
}

/// How many bytes a text stands for, if it is base64.
inline std::size_t base64_size(std::string_view text) {
    return text.size() < 4 ? 0 : text.size() / 4 * 3 - base64_padding(text);
}

/// Writes what the base64 text stands for to `out`, which has room for `base64_size` bytes. False
/// where the text is not exactly what `append_base64` makes: other letters, white space, padding
/// that is missing or stands elsewhere, or bits behind the last byte that are not zero.
[[nodiscard]] inline bool read_base64(std::string_view text, char* out) {
    if (text.size() % 4 != 0)
        return false;
    const std::size_t padding = base64_padding(text);
    const std::size_t letters = text.size() - padding;
    char* const end = out + base64_size(text);
    std::uint32_t wrong = 0;
    for (std::size_t i = 0; i < text.size(); i += 4) {
        std::uint32_t four = 0;
        for (std::size_t at = i; at < i + 4; ++at) {
            const std::uint32_t bits = at < letters ? base64_bits(text[at]) : 0;
            wrong |= bits & ~std::uint32_t{63};
            four = four << 6 | (bits & 63);
        }
        for (int shift = 16; shift >= 0 && out != end; shift -= 8)
            *out++ = static_cast<char>(four >> shift & 0xFF);
        if (i + 4 == text.size() && padding != 0)
            wrong |= four & (padding == 1 ? 0xFFu : 0xFFFFu);
    }
    return wrong == 0;
}

/// As above, into a string that is made as long as needed, and empty where the text is refused.
[[nodiscard]] inline bool read_base64(std::string_view text, std::string& bytes) {
    bytes.resize(base64_size(text));
    if (read_base64(text, bytes.data()))
        return true;
    bytes.clear();
    return false;
}

}  // namespace writ::detail
