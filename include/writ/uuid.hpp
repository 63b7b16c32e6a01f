// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/wire.hpp>

#include <boost/uuid/uuid.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ {

/// The bridge to `boost::uuids::uuid`: on the wire the 36 characters of RFC 9562,
/// `"f81d4fae-7dec-11d0-a765-00a0c91e6bf6"`, in lower case. Either case is read, and no other form:
/// no braces, no `urn:uuid:`, no missing hyphens.
template <>
struct wire<boost::uuids::uuid> {
    static constexpr std::string_view expected = "UUID";

    static void write(const boost::uuids::uuid& value, std::string& text) {
        std::size_t i = 0;
        for (const std::uint8_t byte : value) {
            if (is_behind_hyphen(i++))
                text += '-';
            text += "0123456789abcdef"[byte >> 4];
            text += "0123456789abcdef"[byte & 15];
        }
    }

    static bool read(std::string_view text, boost::uuids::uuid& value) {
        if (text.size() != 36)
            return false;
        boost::uuids::uuid found{};
        const char* at = text.data();
        std::size_t i = 0;
        for (auto& byte : found) {
            if (is_behind_hyphen(i++) && *at++ != '-')
                return false;
            const int high = digit(*at++), low = digit(*at++);
            if (high < 0 || low < 0)
                return false;
            byte = static_cast<std::uint8_t>(high << 4 | low);
        }
        value = found;
        return true;
    }

private:
    static constexpr bool is_behind_hyphen(std::size_t byte) {
        return byte == 4 || byte == 6 || byte == 8 || byte == 10;
    }
    static constexpr int digit(char c) {
        const char letter = static_cast<char>(c | 0x20);
        if (c >= '0' && c <= '9')
            return c - '0';
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }
};

}  // namespace writ
