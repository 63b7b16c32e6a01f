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
#include <variant>

// Which types can be fields of a payload. It is decided from member types alone, without names, so
// that the proof can ask it of every payload. Each codec writes and reads the same kinds.

namespace writ {

template <class T>
class secret;
struct unknown_fields;

}  // namespace writ

namespace writ::detail {

/// How a type is written as a field.
enum class field_kind {
    none,
    boolean,
    integer,
    floating,
    text,
    enumeration,
    bytes,  ///< a std::vector or std::array of std::byte
    raw,  ///< json_text: any value, as it is written
    custom,  ///< as a text, by `wire<T>`
    formed,  ///< as `wire<T>::form`
    secret,  ///< as what it holds
    optional,  ///< absent or null when empty
    array,  ///< std::array
    sequence,  ///< vector-like
    map,  ///< keys are std::string
    variant,  ///< an object with a tag
    bare,  ///< an aggregate whose only member is called `value`: written as that
    object,  ///< any other described class
    unknown  ///< unknown_fields, as a member of a class
};

constexpr bool is_leaf_kind(field_kind kind) {
    return kind >= field_kind::boolean && kind <= field_kind::custom;
}

template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<std::optional<T>> = true;

/// Whether a member of the type must be there when its class is read.
template <class T>
inline constexpr bool is_required = true;
template <class T>
inline constexpr bool is_required<std::optional<T>> = false;
template <>
inline constexpr bool is_required<unknown_fields> = false;

template <class T>
inline constexpr bool is_unknown_fields = false;
template <>
inline constexpr bool is_unknown_fields<unknown_fields> = true;

/// Whether a class with these members keeps what it does not declare.
template <class Members>
inline constexpr bool keeps_unknown = false;
template <class... M>
inline constexpr bool keeps_unknown<list<M...>> = (is_unknown_fields<M> || ...);

/// The position of the member that keeps them; behind the last one, where there is none.
template <class Members>
inline constexpr std::size_t unknown_position = 0;
template <class... M>
inline constexpr std::size_t unknown_position<list<M...>> = [] {
    std::size_t i = 0;
    static_cast<void>(((is_unknown_fields<M> || (++i, false)) || ...));
    return i;
}();

// The kind of a type that is told by its name; `none` for all others. Two empty optionals in each
// other could not be told apart.
template <class T>
inline constexpr field_kind kind_by_name = field_kind::none;
template <>
inline constexpr field_kind kind_by_name<std::string> = field_kind::text;
template <>
inline constexpr field_kind kind_by_name<json_text> = field_kind::raw;
template <>
inline constexpr field_kind kind_by_name<unknown_fields> = field_kind::unknown;
template <class T>
inline constexpr field_kind kind_by_name<std::optional<T>> =
    is_optional<T> ? field_kind::none : field_kind::optional;
template <class T>
inline constexpr field_kind kind_by_name<secret<T>> =
    is_optional<T> ? field_kind::none : field_kind::secret;
template <class... T>
inline constexpr field_kind kind_by_name<std::variant<T...>> = field_kind::variant;
template <class T, std::size_t Size>
inline constexpr field_kind kind_by_name<std::array<T, Size>> = field_kind::array;
template <std::size_t Size>
inline constexpr field_kind kind_by_name<std::array<std::byte, Size>> = field_kind::bytes;

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

// A sequence of bytes that does not lie in one piece has no wire form, as a single byte has none.
template <class T>
consteval field_kind kind_of_sequence() {
    if constexpr (!std::is_same_v<typename T::value_type, std::byte>)
        return field_kind::sequence;
    else if constexpr (requires(T& bytes) { bytes.data(); })
        return field_kind::bytes;
    else
        return field_kind::none;
}

template <class T>
inline constexpr bool is_character =
    std::is_same_v<T, char> || std::is_same_v<T, wchar_t> || std::is_same_v<T, char8_t> ||
    std::is_same_v<T, char16_t> || std::is_same_v<T, char32_t>;

template <class T>
consteval bool is_bare() {
    if constexpr (requires { members<T>::is_bare; })
        return members<T>::is_bare;
    else if constexpr (members<T>::size == 1)
        return requires(T& object) { object.value; } &&
               !std::is_same_v<typename members<T>::types, list<unknown_fields>>;
    else
        return false;
}

template <class T>
consteval field_kind kind_by_wire() {
    if constexpr (written_as_text<T>)
        return field_kind::custom;
    else if constexpr (written_as_form<T>)
        return is_optional<typename wire<T>::form> ? field_kind::none : field_kind::formed;
    else
        return field_kind::none;
}

template <class T>
consteval field_kind kind_of_class() {
    if constexpr (has_wire<T>)
        return kind_by_wire<T>();
    else if constexpr (has_members<T>)
        return is_bare<T>() ? field_kind::bare : field_kind::object;
    else if constexpr (map_like<T>)
        return field_kind::map;
    else if constexpr (sequence_like<T>)
        return kind_of_sequence<T>();
    else
        return field_kind::none;
}

template <class T>
consteval field_kind find_kind() {
    if constexpr (!std::is_same_v<T, std::remove_cv_t<T>> || std::is_same_v<T, std::byte>)
        return field_kind::none;
    else if constexpr (kind_by_name<T> != field_kind::none)
        return kind_by_name<T>;
    else if constexpr (std::is_class_v<T>)
        return kind_of_class<T>();
    else if constexpr (std::is_same_v<T, bool>)
        return field_kind::boolean;
    else if constexpr (std::is_same_v<T, double> || std::is_same_v<T, float>)
        return field_kind::floating;
    else if constexpr (std::is_integral_v<T>)
        return is_character<T> ? field_kind::none : field_kind::integer;
    else if constexpr (std::is_enum_v<T>)
        return has_wire<T> ? kind_by_wire<T>() : field_kind::enumeration;
    else
        return field_kind::none;
}

template <class T>
inline constexpr field_kind kind_of = find_kind<T>();

template <class T>
inline constexpr bool is_leaf = is_leaf_kind(kind_of<T>);

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

/// What a codec should know of a payload that has a wire form, a bit each.
enum class note : unsigned {
    tags = 1,  ///< there is a variant in it
    secrets = 2,  ///< there is a writ::secret in it
    keeps = 4,  ///< the member is writ::unknown_fields
    keeps_twice = 8
};

/// The verdict on a type: it has a wire form, and some of the notes hold.
template <unsigned Notes>
struct fits_noted : fits_wire {
    static constexpr bool has(note each) { return (Notes & static_cast<unsigned>(each)) != 0; }
};

/// The verdict on a type: its `field`, which is a member of `owner`, has none.
template <class Field, class Owner>
struct misses_wire {
    using field = Field;
    using owner = Owner;
};

// What stands for the field where another sentence is needed than that it has no wire form.
template <class Alternative>
struct no_object {};
template <class Owner>
struct two_unknown_fields {};

template <class Finding>
inline constexpr bool is_fit = true;
template <class Field, class Owner>
inline constexpr bool is_fit<misses_wire<Field, Owner>> = false;

template <class Finding>
inline constexpr unsigned notes_in = 0;
template <unsigned Notes>
inline constexpr unsigned notes_in<fits_noted<Notes>> = Notes;

constexpr unsigned both_notes(unsigned one, unsigned other) {
    constexpr auto keeps = static_cast<unsigned>(note::keeps);
    return one | other | ((one & other & keeps) != 0 ? keeps << 1 : 0);
}

template <unsigned Notes, class Finding>
struct with_notes {
    using type = Finding;
};
template <unsigned Notes>
struct with_notes<Notes, fits_wire> {
    using type = fits_noted<Notes>;
};
template <unsigned Notes, unsigned More>
struct with_notes<Notes, fits_noted<More>> {
    using type = fits_noted<both_notes(Notes, More)>;
};

template <class... Finding>
struct first_miss {
    using type = fits_wire;
};
template <class... Rest>
struct first_miss<fits_wire, Rest...> : first_miss<Rest...> {};
template <unsigned Notes, class... Rest>
struct first_miss<fits_noted<Notes>, Rest...>
    : with_notes<Notes, typename first_miss<Rest...>::type> {};
template <class Field, class Owner, class... Rest>
struct first_miss<misses_wire<Field, Owner>, Rest...> {
    using type = misses_wire<Field, Owner>;
};

// The verdict on a class, from the one on its members.
template <class Finding>
struct class_of_findings {
    template <class>
    using type = Finding;
};
template <unsigned Notes>
struct class_of_findings<fits_noted<Notes>> {
    static constexpr unsigned kept = Notes & ~static_cast<unsigned>(note::keeps);
    static constexpr bool is_good = !fits_noted<Notes>::has(note::keeps_twice);
    template <class T>
    using type =
        std::conditional_t<is_good, fits_noted<kept>, misses_wire<two_unknown_fields<T>, T>>;
};
template <>
struct class_of_findings<fits_noted<static_cast<unsigned>(note::keeps)>> {
    template <class>
    using type = fits_wire;
};

// The verdict on a container, from the one on its elements.
template <class Finding>
struct container_of_finding {
    template <class>
    using type = Finding;
};
template <unsigned Notes>
struct container_of_finding<fits_noted<Notes>> {
    template <class Owner>
    using type = std::conditional_t<fits_noted<Notes>::has(note::keeps),
                                    misses_wire<unknown_fields, Owner>, fits_noted<Notes>>;
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

template <class T, class Owner, class Outer>
using element_finding = typename container_of_finding<
    finding_of<typename element_of<T>::type, Owner, Outer>>::template type<Owner>;

template <class T, class Owner, class Outer, field_kind>
struct wire_finding {
    using type = element_finding<T, Owner, Outer>;
};

template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::none> {
    using type = misses_wire<T, Owner>;
};

template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::unknown> {
    using type = fits_noted<static_cast<unsigned>(note::keeps)>;
};

template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::secret>
    : with_notes<static_cast<unsigned>(note::secrets), element_finding<T, Owner, Outer>> {};

template <class T, class Outer>
inline constexpr bool is_in = false;
template <class T, class... Outer>
inline constexpr bool is_in<T, list<Outer...>> = (std::is_same_v<T, Outer> || ...);

template <class T, class Owner, class Outer, bool = is_in<T, Outer>>
struct form_finding {
    using type = fits_wire;
};
template <class T, class Owner, class... Outer>
struct form_finding<T, Owner, list<Outer...>, false> {
    using type = typename container_of_finding<
        finding_of<typename wire<T>::form, Owner, list<T, Outer...>>>::template type<Owner>;
};

template <class T, class Owner, class Outer>
struct wire_finding<T, Owner, Outer, field_kind::formed> : form_finding<T, Owner, Outer> {};

template <class T, class Outer, class Members>
struct class_finding;
template <class T, class... Outer, class... M>
struct class_finding<T, list<Outer...>, list<M...>> {
    using type = typename class_of_findings<
        typename first_miss<finding_of<M, T, list<T, Outer...>>...>::type>::template type<T>;
};

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

// The tag stands beside the members, so that each alternative must be a class of its own.
template <class T, class Owner, class Outer, field_kind = kind_of<T>>
struct alternative_finding {
    using type = misses_wire<no_object<T>, Owner>;
};
template <class T, class Owner, class Outer>
struct alternative_finding<T, Owner, Outer, field_kind::object> : class_verdict<T, Outer> {};
template <class T, class Owner, class Outer>
struct alternative_finding<T, Owner, Outer, field_kind::bare> : class_verdict<T, Outer> {};

template <class... T, class Owner, class Outer>
struct wire_finding<std::variant<T...>, Owner, Outer, field_kind::variant>
    : with_notes<
          static_cast<unsigned>(note::tags),
          typename first_miss<typename alternative_finding<T, Owner, Outer>::type...>::type> {};

template <class T>
struct payload_finding {
    using type = misses_wire<T, T>;
};
template <class T>
    requires(kind_by_name<T> == field_kind::none && has_members<T>)
struct payload_finding<T> : class_verdict<T, list<>> {};

/// What stands in the way of a payload's wire form: `field` is the type of the member without one,
/// `owner` the class it is a member of. Both are `void` where nothing does.
template <class Payload>
using payload_verdict = typename payload_finding<Payload>::type;

/// The type of the first member, at any depth, that has no wire form; `void` if there is none.
template <class Payload>
using first_field_without_wire_form = typename payload_verdict<Payload>::field;

/// Whether a note holds of a payload, or of a class nested in it.
template <class Payload, note Each>
inline constexpr bool has_note =
    (notes_in<payload_verdict<Payload>> & static_cast<unsigned>(Each)) != 0;

template <class T>
inline constexpr bool holds_secrets =
    (notes_in<finding_of<T, T, list<>>> & static_cast<unsigned>(note::secrets)) != 0;

}  // namespace writ::detail

namespace writ {

/// Whether T can be a field of a payload. Never an error, whatever T is.
template <class T>
inline constexpr bool has_wire_form = detail::is_fit<detail::finding_of<T, T, detail::list<>>>;

/// A class whose members are known and have wire forms: what is written as a JSON object.
template <class T>
concept payload = detail::is_fit<detail::payload_verdict<T>>;

}  // namespace writ
