// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/unwritable.hpp>
#include <writ/codec/wire.hpp>
#include <writ/detail/enum_names.hpp>

#include <string>
#include <string_view>
#include <type_traits>

// What is the same for the writers of all forms.

namespace writ::detail {

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

}  // namespace writ::detail
