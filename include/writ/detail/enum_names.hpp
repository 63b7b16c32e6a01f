// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/detail/decimal.hpp>
#include <writ/detail/printed.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ {

/// The values among which E's enumerators are looked for; specialise it for an enum with others.
/// All its values are printed by the compiler, so that a wide range costs compile time.
template <class E>
struct enum_range {
    static constexpr int first = -16;
    static constexpr int last = 127;
};

}  // namespace writ

namespace writ::detail {

template <class E>
using number_of = std::underlying_type_t<E>;

template <class E>
inline constexpr int first_value =
    std::is_unsigned_v<number_of<E>> && enum_range<E>::first < 0 ? 0 : enum_range<E>::first;

template <class E>
inline constexpr int last_value = std::is_same_v<number_of<E>, bool> ? 1 : enum_range<E>::last;

template <class E>
constexpr E enum_at(int value) {
    return __builtin_bit_cast(E, static_cast<number_of<E>>(value));
}

constexpr std::size_t digits_of(int value) {
    std::size_t digits = value < 0 ? 2 : 1;
    for (value /= 10; value != 0; value /= 10)
        ++digits;
    return digits;
}

// Where the printed value that begins at `place` ends: at the next comma or at the last bracket.
constexpr std::size_t end_of_value(const char* text, std::size_t place) {
    for (int depth = 0; depth > 0 || (text[place] != ',' && !closes(text[place])); ++place)
        depth += opens(text[place]) ? 1 : closes(text[place]) ? -1 : 0;
    return place;
}

// The names of consecutive values, empty where there is none. (Not as std::string_view: g++ 12
// fails to copy constant arrays of these where some were not assigned to.) Printed is "e::a" for an
// enumerator and "(e)7" for another value; the latter are all of one form, and jumped over.
template <std::size_t Count>
consteval std::array<characters, Count> enumerators_in(characters all, int value) {
    std::array<characters, Count> names{};
    const char* text = all.text;
    std::size_t place = printed<0>().size - std::string_view{"0}]"}.size();
    std::size_t cast = 0;
    for (std::size_t i = 0; i < Count; ++i, ++value) {
        if (cast > 0 && text[place] == '(' && text[place + cast - 1] == ')' &&
            (text[place + cast] == '-' || is_digit(text[place + cast]))) {
            place += cast + digits_of(value) + 2;
            continue;
        }
        const std::size_t last = end_of_value(text, place);
        std::size_t first = last;
        while (first > place && is_name_character(text[first - 1]))
            --first;
        if (is_digit(text[first]))
            cast = first - (text[first - 1] == '-' ? 1 : 0) - place;
        else
            names[i] = {text + first, last - first};
        place = last + 2;
    }
    return names;
}

// An enum without a fixed underlying type cannot hold every value of it. clang makes a warning that
// is an error of that, which does not hinder it from printing the value.
#ifdef __clang__
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wenum-constexpr-conversion"
#endif

template <class E, int First, std::size_t... I>
consteval auto enumerators_from(std::index_sequence<I...>) {
    // clang looks at the enumerators of an enum in a class template once one is asked for.
    static_cast<void>(requires { E::first; });
    return enumerators_in<sizeof...(I)>(printed<enum_at<E>(First + static_cast<int>(I))...>(),
                                        First);
}

#ifdef __clang__
#pragma clang diagnostic pop
#endif

// The names are copied out of the compiler's text, which is too long to be kept in a program.
template <class E>
struct enum_table {
    static constexpr int first = first_value<E>;
    static constexpr std::size_t range = static_cast<std::size_t>(last_value<E> - first) + 1;
    static constexpr auto printed_names =
        enumerators_from<E, first>(std::make_index_sequence<range>{});

    static constexpr std::size_t count = [] {
        std::size_t found = 0;
        for (const characters& name : printed_names)
            found += name.size == 0 ? 0 : 1;
        return found;
    }();

    static constexpr std::size_t text_size = [] {
        std::size_t sum = 0;
        for (const characters& name : printed_names)
            sum += name.size;
        return sum;
    }();

    static constexpr auto text = [] {
        std::array<char, text_size> all{};
        std::size_t place = 0;
        for (const characters& name : printed_names)
            for (std::size_t i = 0; i < name.size; ++i)
                all[place++] = name.text[i];
        return all;
    }();

    static constexpr auto names = [] {
        std::array<std::string_view, count> all;
        std::size_t place = 0, i = 0;
        for (const characters& name : printed_names)
            if (name.size != 0) {
                all[i++] = {text.data() + place, name.size};
                place += name.size;
            }
        return all;
    }();

    static constexpr auto values = [] {
        std::array<int, count> all{};
        std::size_t place = 0;
        for (std::size_t i = 0; i < range; ++i)
            if (printed_names[i].size != 0)
                all[place++] = first + static_cast<int>(i);
        return all;
    }();
};

/// The name of an enumerator; empty for a value without one.
template <class E>
constexpr std::string_view enum_name(E value) {
    using table = enum_table<E>;
    for (std::size_t i = 0; i < table::count; ++i)
        if (enum_at<E>(table::values[i]) == value)
            return table::names[i];
    return {};
}

/// Finds the enumerator of that name, and says whether there is one.
template <class E>
constexpr bool enum_value(std::string_view name, E& value) {
    using table = enum_table<E>;
    for (std::size_t i = 0; i < table::count; ++i)
        if (table::names[i] == name) {
            value = enum_at<E>(table::values[i]);
            return true;
        }
    return false;
}

}  // namespace writ::detail
