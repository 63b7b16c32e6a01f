// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/field.hpp>
#include <writ/codec/unwritable.hpp>
#include <writ/codec/wire.hpp>
#include <writ/detail/enum_names.hpp>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>

// How each kind of field is written, whatever it is written to. A form has its own writer, and
// beside it `write_object`, `write_tagged`, `write_elements`, `write_map`, `write_integer`,
// `write_bytes` and `write_raw`.

namespace writ::detail {

template <class Names, class T, class Writer>
void write_field(Writer& writer, const T& value);

template <class Writer, class E>
void write_enum(Writer& writer, E value) {
    const std::string_view name = enum_name(value);
    if (name.empty())
        writer.refuse("an enum's value without a name: " +
                      std::to_string(static_cast<std::underlying_type_t<E>>(value)));
    writer.string(name);
}

template <class Writer, class T>
decltype(auto) form_of(Writer& writer, const T& value) {
    try {
        return wire<T>::to_form(value);
    } catch (const unwritable& fault) {
        writer.refuse(fault.error().text());
    }
}

template <class Names, class Writer, class T>
void write_secret(Writer& writer, const T& value) {
    if (writer.redacts())
        return writer.string("***");
    const bool is_outermost = writer.begin_secret();
    write_field<Names>(writer, value.reveal());
    if (is_outermost)
        writer.end_secret();
}

template <class Names, class Variant, class T, class Writer>
void write_alternative(Writer& writer, const Variant& value) {
    write_tagged<Names, Variant>(writer, *std::get_if<T>(&value));
}

template <class Names, class Writer, class... T>
void write_variant(Writer& writer, const std::variant<T...>& value) {
    using variant = std::variant<T...>;
    static constexpr std::array<void (*)(Writer&, const variant&), sizeof...(T)> writers{
        &write_alternative<Names, variant, T, Writer>...};
    if (value.valueless_by_exception())
        writer.refuse("a variant without a value");
    writers[value.index()](writer, value);
}

template <class Names, class T, class Writer>
void write_field(Writer& writer, const T& value) {
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
        value ? write_field<Names>(writer, *value) : writer.null();
    else if constexpr (kind == field_kind::array || kind == field_kind::sequence)
        write_elements<Names>(writer, value);
    else if constexpr (kind == field_kind::map)
        write_map<Names>(writer, value);
    else if constexpr (kind == field_kind::bare)
        members<T>::with(value, [&](const auto& only) { write_field<Names>(writer, only); });
    else if constexpr (kind == field_kind::bytes)
        write_bytes(writer, value);
    else if constexpr (kind == field_kind::formed)
        write_field<Names, typename wire<T>::form>(writer, form_of(writer, value));
    else if constexpr (kind == field_kind::secret)
        write_secret<Names>(writer, value);
    else if constexpr (kind == field_kind::variant)
        write_variant<Names>(writer, value);
    else
        write_object<Names>(writer, value);
}

}  // namespace writ::detail
