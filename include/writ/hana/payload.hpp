// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Every plain aggregate is a Hana Struct: hana::members, hana::accessors, hana::for_each,
// hana::equal and hana::to_map take it as it is. Declared before what asks whether a type is
// adapted.

#pragma once

#include <writ/detail/member_names.hpp>
#include <writ/detail/member_types.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/constant.hpp>
#include <boost/hana/concept/iterable.hpp>
#include <boost/hana/concept/metafunction.hpp>
#include <boost/hana/concept/product.hpp>
#include <boost/hana/core/when.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>

#include <cstddef>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace writ {

namespace detail {

template <class T>
consteval bool is_of_a_library() {
    constexpr std::string_view mark = "T = ";
    std::string_view printed = __PRETTY_FUNCTION__;
    printed.remove_prefix(printed.find(mark) + mark.size());
    return printed.starts_with("std::") || printed.starts_with("boost::");
}

// A type that is something else to Hana stays that: being two things would be ambiguous.
template <class T>
inline constexpr bool has_another_hana_concept =
    boost::hana::Iterable<T>::value || boost::hana::Product<T>::value ||
    boost::hana::Constant<T>::value || boost::hana::Metafunction<T>::value;

template <class T>
consteval bool is_found_struct() {
    if constexpr (!std::is_class_v<T> || !requires { sizeof(T); }) {
        return false;
    } else if constexpr (!std::is_aggregate_v<T> || is_of_a_library<T>()) {
        return false;
    } else if constexpr (has_another_hana_concept<T>) {
        return false;
    } else {
        return found_members<T, shape_before_binding<T>()>::form == shape::plain;
    }
}

}  // namespace detail

/// Whether the plain aggregate T is a Hana Struct without being adapted. It is, unless it belongs
/// to `std` or `boost`, or is an Iterable, Product, Constant or Metafunction already. Specialise it
/// with `false` where T must stay none.
template <class T>
inline constexpr bool is_hana_struct = detail::is_found_struct<T>();

namespace detail {

// The base of accessors that are found, not described by the user.
struct found_accessors {};

template <class T, std::size_t Index>
struct member_access {
    template <class Object>
    constexpr decltype(auto) operator()(Object&& object) const {
        auto& member = members<T>::with(
            object, [](auto&... each) -> auto& { return std::get<Index>(std::tie(each...)); });
        using type = std::remove_reference_t<decltype(member)>;
        if constexpr (std::is_lvalue_reference_v<Object>) {
            return static_cast<type&>(member);
        } else {
            return static_cast<type&&>(member);
        }
    }
};

template <class T>
struct accessors_by_name {
    template <std::size_t Index, std::size_t... Letter>
    static constexpr auto one(std::index_sequence<Letter...>) {
        return boost::hana::make_pair(boost::hana::string<member_names<T>[Index][Letter]...>{},
                                      member_access<T, Index>{});
    }
    template <std::size_t... Index>
    static constexpr auto all(std::index_sequence<Index...>) {
        return boost::hana::make_tuple(
            one<Index>(std::make_index_sequence<member_names<T>[Index].size()>{})...);
    }
};

}  // namespace detail
}  // namespace writ

namespace boost::hana {

// A default with a condition, so that every other specialisation, the user's or Hana's own, is more
// special and goes before it.
template <class T, bool Condition>
    requires writ::is_hana_struct<T>
struct accessors_impl<T, when<Condition>> : writ::detail::found_accessors {
    static constexpr auto apply() {
        return writ::detail::accessors_by_name<T>::all(
            std::make_index_sequence<writ::detail::members<T>::size>{});
    }
};

// Hana alone cannot choose between operator== and the members; here the operator goes first.
template <class T>
    requires(writ::is_hana_struct<T> && detail::EqualityComparable<T, T>::value &&
             std::is_base_of_v<writ::detail::found_accessors, accessors_impl<T>>)
struct equal_impl<T, T> {
    static constexpr bool apply(const T& one, const T& other) { return one == other; }
};

}  // namespace boost::hana
