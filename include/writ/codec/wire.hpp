// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <concepts>
#include <string>
#include <string_view>
#include <variant>

namespace writ {

/// The customisation point for the wire form of a type. Specialise it where the type is declared,
/// in one of two ways. As a text:
///
///     static void write(const T& value, std::string& text);        // appends
///     static bool read(std::string_view text, T& value);           // false: not of that form
///     static constexpr std::string_view expected = "colour #rrggbb";   // for error texts
///     static constexpr bool takes_number = true;   // may be left out: `read` is also given the
///                                                  // digits of a number that stands in its place
///
/// The codec quotes and escapes. Or as a value of another type, `form`, which has a wire form
/// itself and is no std::optional: a number, an object, an array, a `writ::json_text`:
///
///     using form = double;
///     static form to_form(const T& value);              // or a reference to what is in the value
///     static bool from_form(const form& from, T& value);   // false: no T is written so
///     static constexpr std::string_view expected = "temperature above absolute zero";
///
/// `write` and `to_form` throw `writ::unwritable` for a value without a wire form; the codec adds
/// the path. A specialisation that is neither takes the wire form from a type that has one.
///
/// *Errors*: `expected …, found …`, where reading says no.
template <class T>
struct wire;

/// An alternative that holds nothing is said by a `std::optional` around the variant.
template <>
struct wire<std::monostate> {};

namespace detail {

template <class T>
concept has_wire = requires { sizeof(wire<T>); };

template <class T>
concept written_as_text =
    requires(const T& value, T& target, std::string& text, std::string_view view) {
        wire<T>::write(value, text);
        { wire<T>::read(view, target) } -> std::same_as<bool>;
        { wire<T>::expected } -> std::convertible_to<std::string_view>;
    };

template <class T>
concept written_as_form = requires(const T& value, T& target, const typename wire<T>::form& form) {
    { wire<T>::to_form(value) } -> std::convertible_to<const typename wire<T>::form&>;
    { wire<T>::from_form(form, target) } -> std::same_as<bool>;
    { wire<T>::expected } -> std::convertible_to<std::string_view>;
};

template <class T>
inline constexpr bool takes_number = requires { requires wire<T>::takes_number; };

}  // namespace detail
}  // namespace writ
