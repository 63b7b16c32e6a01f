// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/detail/member_types.hpp>
#include <writ/detail/printed.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

// The names of a payload's members, read from what the compiler prints for pointers to the members
// of an object that exists only as a declaration. All of a type's pointers are printed in one go,
// since an instantiation for each member costs several times as much.

namespace writ::detail {

#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wundefined-var-template"
#pragma clang diagnostic ignored "-Wundefined-internal"
#endif

template <class T>
struct outside {
    T object;
    static outside only_declared;
};

// How many characters stand before the first name, and before each further one. clang prints
// "&only_declared.object.a, &only_declared.object.b"; g++ prints the type T three times:
// "(& outside<T>::only_declared.outside<T>::object.T::a), (& outside<T>…".
struct printed_prefix {
    std::size_t first;
    std::size_t next;
};

#ifdef __clang__
constexpr printed_prefix prefix_of(const char*) {
    constexpr std::string_view head =
        "characters writ::detail::printed() [Value = <&only_declared.object.";
    return {head.size(), std::string_view{", &only_declared.object."}.size()};
}
#else
constexpr printed_prefix prefix_of(const char* text) {
    constexpr std::string_view head = "consteval writ::detail::characters writ::detail::printed() "
                                      "[with auto ...Value = {(& outside<";
    constexpr std::string_view start_of_value = "(& outside<";
    constexpr std::string_view mark = ">::only_declared.";
    const char* type = text + head.size();
    std::size_t length = 0;
    while (type[length] != mark[0] || std::string_view{type + length, mark.size()} != mark)
        ++length;
    constexpr std::size_t fixed =
        std::string_view{"(& outside<>::only_declared.outside<>::object.::"}.size();
    return {head.size() - start_of_value.size() + fixed + 3 * length, fixed + 3 * length + 3};
}
#endif

// Jumps from name to name. Walking over all that is printed takes the compiler four times as long
// as all the rest of finding the names. An empty last name says that the text looks different.
template <std::size_t Count>
consteval std::array<std::string_view, Count> names_behind_prefix(characters all) {
    std::array<std::string_view, Count> names{};
    const char* text = all.text;
    const printed_prefix prefix = prefix_of(text);
    std::size_t first = prefix.first;
    for (std::size_t i = 0; i < Count; ++i) {
        if (first >= all.size || (text[first - 1] != ':' && text[first - 1] != '.'))
            return {};
        std::size_t last = first;
        while (is_name_character(text[last]))
            ++last;
        names[i] = {text + first, last - first};
        first = last + prefix.next;
    }
    return names;
}

template <class T>
consteval auto member_addresses() {
    return members<T>::with(outside<T>::only_declared.object, [](auto&... member) {
        return std::array<const void*, sizeof...(member)>{&member...};
    });
}

template <class T, std::size_t... I>
consteval auto found_names(std::index_sequence<I...>) {
    constexpr auto addresses = member_addresses<T>();
    constexpr auto names = names_behind_prefix<sizeof...(I)>(printed<addresses[I]...>());
    if constexpr (names.back().empty())
        return names_in<sizeof...(I)>(printed<addresses[I]...>());
    else
        return names;
}

#ifdef __clang__
#pragma clang diagnostic pop
#endif

/// Gives the names of T's members, as `value`. Specialise it together with `members`.
template <class T>
struct names_of {
    static constexpr auto value = found_names<T>(std::make_index_sequence<members<T>::size>{});
};

template <class T>
    requires(members<T>::size == 0)
struct names_of<T> {
    static constexpr std::array<std::string_view, 0> value{};
};

/// The C++ names of T's members, in their order.
template <class T>
inline constexpr const auto& member_names = names_of<T>::value;

/// The C++ name of the member that is pointed to.
template <auto Pointer>
inline constexpr std::string_view member_name = names_in<1>(printed<Pointer>())[0];

}  // namespace writ::detail
