// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/field.hpp>
#include <writ/detail/member_names.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace writ {

/// The naming policy that leaves the C++ names as they are. A naming policy gives, as
/// `of<T>[i]`, the wire name of member i of T, for T and each class nested in it. It is a value,
/// not a reference, which g++ 12 does not take here.
struct plain_names {
    template <class T>
    static constexpr auto of = detail::member_names<T>;
};

}  // namespace writ

namespace writ::detail {

constexpr std::size_t escaped_size(char c) {
    return c == '"' || c == '\\' ? 2 : static_cast<unsigned char>(c) < 0x20 ? 6 : 1;
}

constexpr char* put_escaped(char* out, char c) {
    if (c == '"' || c == '\\')
        *out++ = '\\';
    if (static_cast<unsigned char>(c) >= 0x20) {
        *out++ = c;
        return out;
    }
    for (const char each : {'\\', 'u', '0', '0'})
        *out++ = each;
    *out++ = "01"[c >> 4];
    *out++ = "0123456789abcdef"[c & 15];
    return out;
}

struct json_key {
    std::string_view written;  ///< with a comma before it: `,"room_id":`
    std::string_view name;

    constexpr std::string_view quoted() const { return written.substr(1); }
};

// The keys of T as they stand on the wire, put together by the compiler. The names are taken from
// there where nothing is escaped: the texts they come from are too long to be kept in a program.
template <class Names, class T>
struct json_keys {
    static constexpr std::size_t count = members<T>::size;

    static constexpr std::size_t size = [] {
        std::size_t sum = 4 * count;
        for (std::size_t i = 0; i < count; ++i)
            for (const char c : Names::template of<T>[i])
                sum += escaped_size(c);
        return sum;
    }();

    static constexpr auto text = [] {
        std::array<char, size> all{};
        char* out = all.data();
        for (std::size_t i = 0; i < count; ++i) {
            *out++ = ',';
            *out++ = '"';
            for (const char c : Names::template of<T>[i])
                out = put_escaped(out, c);
            *out++ = '"';
            *out++ = ':';
        }
        return all;
    }();

    static constexpr auto keys = [] {
        std::array<json_key, count> all{};
        const char* from = text.data();
        for (std::size_t i = 0; i < count; ++i) {
            const std::string_view name = Names::template of<T>[i];
            std::size_t length = 0;
            for (const char c : name)
                length += escaped_size(c);
            all[i].written = {from, length + 4};
            all[i].name = length == name.size() ? std::string_view{from + 2, length} : name;
            from += length + 4;
        }
        return all;
    }();
};

// The members that must be there, a bit each.
template <class Types>
inline constexpr std::uint64_t required_members = 0;
template <class... M>
inline constexpr std::uint64_t required_members<list<M...>> = [] {
    std::uint64_t bits = 0, bit = 1;
    ((bits |= is_optional<M> ? 0 : bit, bit <<= 1), ...);
    return bits;
}();

}  // namespace writ::detail
