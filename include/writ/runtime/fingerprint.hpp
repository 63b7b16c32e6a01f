// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The fingerprint of a payload: equal where the wire forms are, in every build and by every
// compiler. It is made of what stands on the wire (names, forms, what is required, the names of
// enumerators) and of nothing else, so that a type may be renamed. Its digits are part of the wire
// format; the tests hold committed values.

#pragma once

#include <writ/codec/field.hpp>
#include <writ/codec/json_keys.hpp>
#include <writ/codec/tags.hpp>
#include <writ/detail/enum_names.hpp>
#include <writ/runtime/derived_id.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace writ::detail {

// Outer: the classes that T stands in. One that stands in itself is told by how far out it is.
template <class Names, class T, class... Outer>
constexpr void mix_form(id_mixer& into);

template <class Names, class T, class... Outer>
struct class_form {
    template <class... Member>
    static constexpr void mix(id_mixer& into, list<Member...>) {
        std::size_t i = 0;
        (member<Member>(into, Names::template of<T>[i++]), ...);
    }
    template <class Member>
    static constexpr void member(id_mixer& into, std::string_view name) {
        if constexpr (is_unknown_fields<Member>)
            return;
        into.text(name);
        mix_form<Names, Member, T, Outer...>(into);
    }
};

template <class T, class... Outer>
constexpr std::size_t steps_out() {
    constexpr bool is[] = {std::is_same_v<T, Outer>..., true};
    std::size_t i = 0;
    while (!is[i])
        ++i;
    return i;
}

template <class Names, class T, class... Outer>
constexpr void mix_class(id_mixer& into) {
    if constexpr (steps_out<T, Outer...>() < sizeof...(Outer)) {
        into.text("^");
        into.number(steps_out<T, Outer...>());
    } else {
        into.text("object");
        into.number(members<T>::size - (keeps_unknown<typename members<T>::types> ? 1 : 0));
        class_form<Names, T, Outer...>::mix(into, typename members<T>::types{});
    }
}

// What is written as another type is of that type's form.
template <class Names, class T, class... Outer>
constexpr void mix_formed(id_mixer& into) {
    if constexpr (steps_out<T, Outer...>() < sizeof...(Outer)) {
        into.text("^");
        into.number(steps_out<T, Outer...>());
    } else {
        mix_form<Names, typename wire<T>::form, T, Outer...>(into);
    }
}

template <class Names, class... Alternative, class... Outer>
constexpr void mix_variant(id_mixer& into, list<std::variant<Alternative...>>, list<Outer...>) {
    into.text("variant");
    into.text(tag_member<std::variant<Alternative...>>);
    into.number(sizeof...(Alternative));
    ((into.text(tag_of<Alternative>), mix_class<Names, Alternative, Outer...>(into)), ...);
}

template <class E>
constexpr void mix_enum(id_mixer& into) {
    into.text("enum");
    into.number(enum_table<E>::count);
    for (const auto name : enum_table<E>::names)
        into.text(name);
}

template <class Names, class T, class... Outer>
constexpr void mix_form(id_mixer& into) {
    constexpr field_kind kind = kind_of<T>;
    if constexpr (kind == field_kind::boolean) {
        into.text("boolean");
    } else if constexpr (kind == field_kind::integer) {
        into.text(std::is_signed_v<T> ? "signed" : "unsigned");
        into.number(sizeof(T));
    } else if constexpr (kind == field_kind::floating) {
        into.text("floating");
        into.number(sizeof(T));
    } else if constexpr (kind == field_kind::text) {
        into.text("text");
    } else if constexpr (kind == field_kind::raw) {
        into.text("any");
    } else if constexpr (kind == field_kind::enumeration) {
        mix_enum<T>(into);
    } else if constexpr (kind == field_kind::custom) {
        into.text("custom");
        into.text(wire<T>::expected);
    } else if constexpr (kind == field_kind::optional) {
        into.text("optional");
        mix_form<Names, typename T::value_type, Outer...>(into);
    } else if constexpr (kind == field_kind::array) {
        into.text("array");
        into.number(std::tuple_size_v<T>);
        mix_form<Names, typename T::value_type, Outer...>(into);
    } else if constexpr (kind == field_kind::sequence) {
        into.text("sequence");
        mix_form<Names, typename T::value_type, Outer...>(into);
    } else if constexpr (kind == field_kind::map) {
        into.text("map");
        mix_form<Names, typename T::mapped_type, Outer...>(into);
    } else if constexpr (kind == field_kind::bare) {
        mix_form<Names, pick<0, typename members<T>::types>, Outer...>(into);
    } else if constexpr (kind == field_kind::bytes) {
        into.text("bytes");
        if constexpr (!requires(T& bytes) { bytes.resize(0); })
            into.number(std::tuple_size_v<T>);
    } else if constexpr (kind == field_kind::formed) {
        mix_formed<Names, T, Outer...>(into);
    } else if constexpr (kind == field_kind::secret) {
        mix_form<Names, typename T::value_type, Outer...>(into);
    } else if constexpr (kind == field_kind::variant) {
        mix_variant<Names>(into, list<T>{}, list<Outer...>{});
    } else {
        mix_class<Names, T, Outer...>(into);
    }
}

/// The value of the attribute `dataschema`: an absolute URI.
struct schema_uri {
    static constexpr std::string_view scheme = "writ:";
    static constexpr std::size_t digits = 16;
    std::array<char, scheme.size() + digits> characters{};

    [[nodiscard]] constexpr std::string_view text() const {
        return {characters.data(), characters.size()};
    }
};

template <class Names, class T>
inline constexpr schema_uri data_schema = [] {
    id_mixer mixed;
    mix_class<Names, T>(mixed);
    const auto all = mixed.digits();
    schema_uri made;
    for (std::size_t i = 0; i < made.characters.size(); ++i)
        made.characters[i] = i < schema_uri::scheme.size() ? schema_uri::scheme[i]
                                                           : all[i - schema_uri::scheme.size()];
    return made;
}();

}  // namespace writ::detail
