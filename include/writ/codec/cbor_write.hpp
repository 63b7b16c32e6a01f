// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_from_json.hpp>
#include <writ/codec/cbor_keys.hpp>
#include <writ/codec/cbor_writer.hpp>
#include <writ/codec/json_skip.hpp>
#include <writ/codec/json_text.hpp>
#include <writ/codec/json_token.hpp>
#include <writ/codec/tags.hpp>
#include <writ/codec/write_kinds.hpp>
#include <writ/tag.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

// A writer is generated for each payload. Its keys are copied, as they stand on the wire.

namespace writ::detail {

template <class T>
void write_bytes(cbor_writer& writer, const T& bytes) {
    writer.bytes({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

// As the text that it is: as a value, its numbers would not stay as they are written.
inline void write_raw(cbor_writer& writer, const json_text& value) {
    check_json(writer, value.text);
    writer.string(value.text);
}

// How many keys a member stands for.
template <class M>
std::size_t keys_of(const M& member) {
    if constexpr (is_unknown_fields<M>)
        return member.fields.size();
    else if constexpr (is_optional<M>)
        return member ? 1 : 0;
    else
        return 1;
}

template <class Names, class M>
void write_member(cbor_writer& writer, std::string_view key, const M& member) {
    if constexpr (is_optional<M>) {
        if (!member)
            return;
        writer.put(key);
        write_field<Names>(writer, *member);
    } else if constexpr (!is_unknown_fields<M>) {
        writer.put(key);
        write_field<Names>(writer, member);
    }
}

// What was kept of unknown members, behind the declared ones. Written under a declared name it
// would be read as that.
template <class Keys, class M>
void write_unknown([[maybe_unused]] cbor_writer& writer, [[maybe_unused]] const M& member) {
    if constexpr (is_unknown_fields<M>) {
        for (const auto& [name, value] : member.fields) {
            writer.string(name);
            for (const cbor_key& key : Keys::keys)
                if (key.name == name)
                    writer.refuse("an unknown field with the name of a declared one");
            write_as_cbor(writer, value.text);
        }
    }
}

// Behind `more` keys, which a variant has: its tag.
template <class Names, class T, class WriteFirst>
void write_members(cbor_writer& writer, const T& object, std::size_t more, WriteFirst&& first) {
    using keys = cbor_keys<Names, T>;
    members<T>::with(object, [&]<class... M>(const M&... member) {
        writer.open_map((more + ... + keys_of(member)));
        first();
        [[maybe_unused]] std::size_t i = 0;
        (write_member<Names>(writer, keys::keys[i++].written, member), ...);
        (write_unknown<keys>(writer, member), ...);
        writer.close_map();
    });
}

template <class Names, class T>
void write_object(cbor_writer& writer, const T& object) {
    write_members<Names>(writer, object, 0, [] {});
}

template <class Names, class Variant, class T>
void write_tagged(cbor_writer& writer, const T& object) {
    write_members<Names>(writer, object, 1, [&] {
        writer.string(tag_member<Variant>);
        writer.string(tag_of<T>);
    });
}

template <class Names, class T>
void write_elements(cbor_writer& writer, const T& elements) {
    writer.open_array(elements.size());
    for (auto&& element : elements)
        write_field<Names, typename T::value_type>(writer, element);
    writer.close_array();
}

template <class Names, class T>
void write_map(cbor_writer& writer, const T& map) {
    writer.open_map(map.size());
    for (const auto& [key, value] : map) {
        writer.string(key);
        write_field<Names>(writer, value);
    }
    writer.close_map();
}

template <class T>
void write_integer(cbor_writer& writer, T value) {
    const auto bits = static_cast<std::uint64_t>(value);
    const bool negative = value < T{0};
    writer.integer(negative ? 0 - bits : bits, negative);
}

}  // namespace writ::detail
