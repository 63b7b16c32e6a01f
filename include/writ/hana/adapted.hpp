// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A type that is described with Boost.Hana (BOOST_HANA_ADAPT_STRUCT, BOOST_HANA_DEFINE_STRUCT, or
// accessors written by hand) has the members and the names that it gives to Hana: they are the
// payload's, and every rule, the codec and the correlation see them as those of a plain aggregate.

#pragma once

#include <writ/detail/member_names.hpp>
#include <writ/detail/member_types.hpp>
#include <writ/hana/payload.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/core/default.hpp>
#include <boost/hana/core/tag_of.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/string.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <type_traits>

namespace writ::detail {

template <class T>
using accessors_of = boost::hana::accessors_impl<typename boost::hana::tag_of<T>::type>;

template <class T>
concept adapted = std::is_class_v<T> && requires { sizeof(T); } &&
                  !boost::hana::is_default<accessors_of<T>>::value &&
                  !std::is_base_of_v<found_accessors, accessors_of<T>>;

template <class Key>
inline constexpr bool is_hana_string =
    std::is_same_v<typename boost::hana::tag_of<Key>::type, boost::hana::string_tag>;

// Reading a message needs the member itself, not what a getter returns.
template <class T, class Key, class Access>
struct adapted_member {
    using got = std::invoke_result_t<const Access&, T&>;
    using seen = std::invoke_result_t<const Access&, const T&>;
    using type = std::remove_reference_t<got>;
    static constexpr bool is_clear =
        is_hana_string<Key> && std::is_lvalue_reference_v<got> && std::is_same_v<seen, const type&>;
};

template <class T, class Accessors>
struct adapted_members;
template <class T, class... Key, class... Access>
struct adapted_members<T, boost::hana::tuple<boost::hana::pair<Key, Access>...>> {
    using types = list<typename adapted_member<T, Key, Access>::type...>;
    static constexpr std::size_t size = sizeof...(Key);
    static constexpr bool is_clear = (adapted_member<T, Key, Access>::is_clear && ...);
    static constexpr bool has_array =
        (std::is_array_v<typename adapted_member<T, Key, Access>::type> || ...);

    template <class Use>
    static constexpr decltype(auto) with_accessors(Use&& use) {
        return boost::hana::unpack(accessors_of<T>::apply(),
                                   [&](const auto&... each) -> decltype(auto) {
                                       return use(boost::hana::second(each)...);
                                   });
    }
    static constexpr auto names() {
        if constexpr (is_clear) {
            return std::array<std::string_view, size>{std::string_view{Key::c_str()}...};
        } else {
            return std::array<std::string_view, size>{};
        }
    }
};

template <class T>
using adapted_members_of =
    adapted_members<T, std::remove_cvref_t<decltype(accessors_of<T>::apply())>>;

template <class T>
consteval shape adapted_shape() {
    if constexpr (!std::is_default_constructible_v<T>) {
        return shape::no_default;
    } else if constexpr (adapted_members_of<T>::size > most_members) {
        return shape::too_many;
    } else if constexpr (adapted_members_of<T>::has_array) {
        return shape::has_array;
    } else if constexpr (!adapted_members_of<T>::is_clear) {
        return shape::unclear;
    } else {
        return shape::described;
    }
}

/// The description wins, also over what the compiler finds out about a plain aggregate.
template <adapted T>
struct members<T> {
    using description = adapted_members_of<T>;
    using types = typename description::types;
    static constexpr std::size_t size = description::size;
    static constexpr shape form = adapted_shape<T>();
    static constexpr bool is_bare = size == 1 && description::names()[0] == "value";

    template <class Object, class Use>
    static constexpr decltype(auto) with(Object& object, Use&& use) {
        return description::with_accessors(
            [&](const auto&... access) -> decltype(auto) { return use(access(object)...); });
    }
};

template <adapted T>
    requires(members<T>::size > 0)
struct names_of<T> {
    static constexpr auto value = members<T>::description::names();
};

}  // namespace writ::detail
