// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/field.hpp>
#include <writ/codec/scan.hpp>
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

// Eight bytes of a name: all of a short one, so that it is told from others of its length by them.
constexpr std::uint64_t name_mark(std::string_view name) {
    const auto word = [&]<class Word>(std::size_t from, Word sum) {
        if (!__builtin_is_constant_evaluated() && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__)
            return load_word<Word>(name.data() + from);
        for (std::size_t i = sizeof(Word); i > 0; --i)
            sum = static_cast<Word>(sum << 8 | static_cast<unsigned char>(name[from + i - 1]));
        return sum;
    };
    const std::size_t size = name.size();
    if (size >= 8)
        return word(0, std::uint64_t{}) ^ word(size - 8, std::uint64_t{}) << 1;
    if (size >= 4)
        return word(0, std::uint32_t{}) | std::uint64_t{word(size - 4, std::uint32_t{})} << 32;
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < size; ++i)
        sum = sum << 8 | static_cast<unsigned char>(name[i]);
    return sum;
}

struct json_key {
    std::string_view written;  ///< with a comma before it: `,"room_id":`
    std::string_view name;
    std::uint64_t mark = 0;  ///< of the name
    unsigned bits = 0;  ///< one for each byte of what is written, if a block holds it

    constexpr std::string_view quoted() const { return {written.data() + 1, written.size() - 1}; }
};

// Behind it, too, a block can be read.
inline constexpr char no_key[2 + block_size] = "\xFF\xFF";

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

    // Behind each a block can be read.
    static constexpr auto text = [] {
        std::array<char, size + block_size> all{};
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
        // What keeps unknown members has no key: none that is read is equal to this, which is not
        // UTF-8.
        if constexpr (keeps_unknown<typename members<T>::types>)
            all[unknown_position<typename members<T>::types>] = {{no_key, 2}, {no_key, 1}};
        for (json_key& key : all) {
            key.mark = name_mark(key.name);
            key.bits = first_bits(key.written.size());
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
    ((bits |= is_required<M> ? bit : 0, bit <<= 1), ...);
    return bits;
}();

}  // namespace writ::detail
