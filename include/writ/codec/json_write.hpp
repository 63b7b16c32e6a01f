// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_fault.hpp>
#include <writ/codec/json_token.hpp>
#include <writ/codec/json_writer.hpp>
#include <writ/detail/enum_names.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

// A writer is generated for each payload: its keys are copied, as they stand on the wire.

namespace writ::detail {

template <class Names, class T>
void write_json(json_writer& writer, const T& value);

// IsFirst: -1 not the first member, 1 the first, 0 known only when it is written.
template <class Names, int IsFirst, class M>
void write_member(json_writer& writer, std::string_view key, const M& member) {
    if constexpr (is_optional<M>)
        if (!member)
            return;
    if constexpr (IsFirst == 0) {
        if (writer.just_opened())
            key.remove_prefix(1);
        writer.put(key);
    } else {
        writer.key(key, IsFirst == 1);
    }
    if constexpr (is_optional<M>)
        write_json<Names>(writer, *member);
    else
        write_json<Names>(writer, member);
}

template <class Names, class T, std::size_t... I, class... M>
void write_members(json_writer& writer, std::index_sequence<I...>, const M&... member) {
    constexpr std::uint64_t required = required_members<list<M...>>;
    constexpr const auto& keys = json_keys<Names, T>::keys;
    constexpr bool begins_with_key = (required & 1) != 0;
    writer.enter();
    if constexpr (!begins_with_key)
        writer.put('{');
    (write_member < Names,
     begins_with_key && I == 0                         ? 1
     : (required & ((std::uint64_t{1} << I) - 1)) != 0 ? -1
                                                       : 0 > (writer, keys[I].written, member),
     ...);
    writer.close('}');
}

template <class Names, class T>
void write_object(json_writer& writer, const T& object) {
    members<T>::with(object, [&]<class... M>(const M&... member) {
        write_members<Names, T>(writer, std::index_sequence_for<M...>{}, member...);
    });
}

template <class Names, class T>
void write_elements(json_writer& writer, const T& elements) {
    writer.open('[');
    bool is_first = true;
    for (auto&& element : elements) {
        if (!is_first)
            writer.put(',');
        is_first = false;
        write_json<Names, typename T::value_type>(writer, element);
    }
    writer.close(']');
}

template <class Names, class T>
void write_map(json_writer& writer, const T& map) {
    writer.open('{');
    bool is_first = true;
    for (const auto& [key, value] : map) {
        if (!is_first)
            writer.put(',');
        is_first = false;
        writer.string(key);
        writer.put(':');
        write_json<Names>(writer, value);
    }
    writer.close('}');
}

template <class T>
void write_integer(json_writer& writer, T value) {
    const auto bits = static_cast<std::uint64_t>(value);
    const bool negative = value < T{0};
    writer.integer(negative ? 0 - bits : bits, negative);
}

template <class E>
void write_enum(json_writer& writer, E value) {
    const std::string_view name = enum_name(value);
    if (name.empty())
        writer.refuse("an enum's value without a name: " +
                      std::to_string(static_cast<std::underlying_type_t<E>>(value)));
    writer.string(name);
}

inline void write_raw(json_writer& writer, const json_text& value) {
    json_reader reader{value.text};
    if (!reader.skip_value() || !reader.at_end())
        writer.refuse("not JSON: " + reader.take_error().text());
    writer.put(value.text);
}

template <class Names, class T>
void write_json(json_writer& writer, const T& value) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::boolean)
        writer.boolean(value);
    else if constexpr (kind == field_kind::integer)
        write_integer(writer, value);
    else if constexpr (kind == field_kind::floating)
        writer.floating(value);
    else if constexpr (kind == field_kind::text)
        writer.string(value);
    else if constexpr (kind == field_kind::raw)
        write_raw(writer, value);
    else if constexpr (kind == field_kind::enumeration)
        write_enum(writer, value);
    else if constexpr (kind == field_kind::custom)
        writer.text([&](std::string& text) { wire<T>::write(value, text); });
    else if constexpr (kind == field_kind::optional)
        value ? write_json<Names>(writer, *value) : writer.put("null");
    else if constexpr (kind == field_kind::array || kind == field_kind::sequence)
        write_elements<Names>(writer, value);
    else if constexpr (kind == field_kind::map)
        write_map<Names>(writer, value);
    else if constexpr (kind == field_kind::bare)
        members<T>::with(value, [&](const auto& only) { write_json<Names>(writer, only); });
    else
        write_object<Names>(writer, value);
}

}  // namespace writ::detail
