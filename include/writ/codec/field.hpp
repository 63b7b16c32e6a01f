// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_text.hpp>
#include <writ/codec/wire.hpp>
#include <writ/detail/member_types.hpp>

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <type_traits>

// Which types can be fields of a payload. It is decided from member types alone, without names, so
// that the proof can ask it of every payload.

namespace writ::detail {

/// How a type is written as a field.
enum class field_kind {
    none,
    boolean,
    integer,
    floating,
    text,
    enumeration,
    raw,  ///< json_text: any value, as it is written
    custom,  ///< by `wire<T>`
    optional,  ///< absent or null when empty
    array,  ///< std::array
    sequence,  ///< vector-like
    map,  ///< keys are std::string
    bare,  ///< an aggregate whose only member is called `value`: written as that
    object  ///< any other described class
};

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_std_array = false;
template <class T, std::size_t Size>
inline constexpr bool is_std_array<std::array<T, Size>> = true;

template <class T>
concept map_like = requires(T& map, std::string key) {
    requires std::is_same_v<typename T::key_type, std::string>;
    typename T::mapped_type;
    map.try_emplace(key).first->second;
    map.clear();
    map.begin()->second;
    map.end();
};

template <class T>
concept sequence_like = requires(T& sequence, typename T::value_type value) {
    sequence.push_back(value);
    sequence.resize(sequence.size());
    sequence.begin() != sequence.end();
};

template <class T>
inline constexpr bool is_character =
    std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
    std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;

template <class T>
consteval bool is_bare() {
    if constexpr (requires { members<T>::is_bare; })
        return members<T>::is_bare;
    else if constexpr (members<T>::size == 1)
        return requires(T& object) { object.value; };
    else
        return false;
}

template <class T>
consteval field_kind kind_of_class() {
    if constexpr (std::is_same_v<T, std::string>)
        return field_kind::text;
    else if constexpr (std::is_same_v<T, json_text>)
        return field_kind::raw;
    else if constexpr (written_as_text<T>)
        return field_kind::custom;
    else if constexpr (is_optional<T>)
        return is_optional<typename T::value_type> ? field_kind::none : field_kind::optional;
    else if constexpr (is_std_array<T>)
        return field_kind::array;
    else if constexpr (has_members<T>)
        return is_bare<T>() ? field_kind::bare : field_kind::object;
    else if constexpr (map_like<T>)
        return field_kind::map;
    else if constexpr (sequence_like<T>)
        return field_kind::sequence;
    else
        return field_kind::none;
}

template <class T>
consteval field_kind find_kind() {
    if constexpr (std::is_class_v<T> && std::is_same_v<T, std::remove_cv_t<T>>)
        return kind_of_class<T>();
    else if constexpr (std::is_same_v<T, bool>)
        return field_kind::boolean;
    else if constexpr (std::is_same_v<T, double> || std::is_same_v<T, float>)
        return field_kind::floating;
    else if constexpr (std::is_integral_v<T> && !std::is_const_v<T> && !std::is_volatile_v<T>)
        return is_character<T> ? field_kind::none : field_kind::integer;
    else if constexpr (std::is_enum_v<T> && !std::is_const_v<T> && !std::is_volatile_v<T>)
        return written_as_text<T> ? field_kind::custom : field_kind::enumeration;
    else
        return field_kind::none;
}

template <class T>
inline constexpr field_kind kind_of = find_kind<T>();

template <class T>
inline constexpr bool is_leaf =
    kind_of<T> == field_kind::boolean || kind_of<T> == field_kind::integer ||
    kind_of<T> == field_kind::floating || kind_of<T> == field_kind::text ||
    kind_of<T> == field_kind::enumeration || kind_of<T> == field_kind::custom ||
    kind_of<T> == field_kind::raw;

// The type that a container's wire form depends on.
template <class T, field_kind = kind_of<T>>
struct element_of {
    using type = typename T::value_type;
};
template <class T>
struct element_of<T, field_kind::map> {
    using type = typename T::mapped_type;
};

/// The verdict on a type: it has a wire form.
struct fits_wire {
    using field = void;
    using owner = void;
};

/// The verdict on a type: its `field`, which is a member of `owner`, has none.
template <class Field, class Owner>
struct misses_wire {
    using field = Field;
    using owner = Owner;
};

template <class... Finding>
struct first_miss {
    using type = fits_wire;
};
template <class... Rest>
struct first_miss<fits_wire, Rest...> : first_miss<Rest...> {};
template <class Field, class Owner, class... Rest>
struct first_miss<misses_wire<Field, Owner>, Rest...> {
    using type = misses_wire<Field, Owner>;
};

// Outer holds the classes that are being looked at: a type that contains itself, in a container,
// has a wire form if all else in it has one.
template <class T, class Owner, class Outer, field_kind = kind_of<T>>
struct wire_finding;

template <bool IsLeaf>
struct member_finding {
    template <class T, class Owner, class Outer>
    using type = typename wire_finding<T, Owner, Outer>::type;
};
template <>
struct member_finding<true> {
    template <class, class, class>
    using type = fits_wire;
};

template <class T, class Owner, class Outer>
using finding_of = typename member_finding<is_leaf<T>>::template type<T, Owner, Outer>;

template <class T, class Owner, class Outer, field_kind>
struct wire_finding {
    using type = finding_of<typename element_of<T>::type, Owner, Outer>;
};

template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::none> {
    using type = misses_wire<T, Owner>;
};

template <class T, class Outer, class Members>
struct class_finding;
template <class T, class... Outer, class... M>
struct class_finding<T, list<Outer...>, list<M...>> {
    using type = typename first_miss<finding_of<M, T, list<T, Outer...>>...>::type;
};

template <class T, class Outer>
inline constexpr bool is_in = false;
template <class T, class... Outer>
inline constexpr bool is_in<T, list<Outer...>> = (std::is_same_v<T, Outer> || ...);

template <class T, class Outer, bool = is_in<T, Outer>>
struct class_verdict {
    using type = fits_wire;
};
template <class T, class Outer>
struct class_verdict<T, Outer, false> : class_finding<T, Outer, typename members<T>::types> {};

template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::object> : class_verdict<T, Outer> {};
template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::bare> : class_verdict<T, Outer> {};

template <class T>
struct payload_finding {
    using type = misses_wire<T, T>;
};
template <class T>
    requires has_members<T>
struct payload_finding<T> : class_verdict<T, list<>> {};

/// What stands in the way of a payload's wire form: `field` is the type of the member without one,
/// `owner` the class it is a member of. Both are `void` where nothing does.
template <class Payload>
using payload_verdict = typename payload_finding<Payload>::type;

/// The type of the first member, at any depth, that has no wire form; `void` if there is none.
template <class Payload>
using first_field_without_wire_form = typename payload_verdict<Payload>::field;

}  // namespace writ::detail

namespace writ {

/// Whether T can be a field of a payload. Never an error, whatever T is.
template <class T>
inline constexpr bool has_wire_form =
    std::is_same_v<detail::finding_of<T, T, detail::list<>>, detail::fits_wire>;

/// A class whose members are known and have wire forms: what is written as a JSON object.
template <class T>
concept payload = std::is_same_v<detail::payload_verdict<T>, detail::fits_wire>;

}  // namespace writ
