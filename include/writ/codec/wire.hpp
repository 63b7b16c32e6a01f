// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace writ {

/// The customisation point for a type that is written as a text. Specialise it where the type is
/// declared, with
///
///     static void write(const T& value, std::string& text);        // appends
///     static bool read(std::string_view text, T& value);           // false: not of that form
///     static constexpr std::string_view expected = "colour #rrggbb";   // for error texts
///
/// The codec quotes and escapes. `write` throws `writ::unwritable` for a value without a wire form.
template <class T>
struct wire;

namespace detail {

template <class T>
concept written_as_text =
    requires(const T& value, T& target, std::string& text, std::string_view view) {
        wire<T>::write(value, text);
        { wire<T>::read(view, target) } -> std::same_as<bool>;
        { wire<T>::expected } -> std::convertible_to<std::string_view>;
    };

}  // namespace detail
}  // namespace writ
