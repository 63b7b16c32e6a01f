// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Keys: a payload's one member of a named type, whose text orders messages and finds instances.

#pragma once

#include <writ/detail/member_types.hpp>
#include <writ/detail/meta.hpp>

#include <string>
#include <type_traits>

namespace writ::detail {

template <class Wanted, class List>
inline constexpr std::size_t count_in = 0;
template <class Wanted, class... Types>
inline constexpr std::size_t count_in<Wanted, list<Types...>> =
    (std::size_t{0} + ... + std::size_t{std::is_same_v<Wanted, Types>});
template <class Payload, class Key>
inline constexpr std::size_t members_of_type = 0;
template <class Payload, class Key>
    requires has_members<Payload>
inline constexpr std::size_t members_of_type<Payload, Key> =
    count_in<Key, typename members<Payload>::types>;

// Equal values have equal texts, today and in the next build.
template <class Type>
inline constexpr bool stable_scalar = (std::is_integral_v<Type> && !std::is_same_v<Type, bool>) ||
                                      std::is_enum_v<Type> || std::is_same_v<Type, std::string>;

template <class List>
struct only_type {
    using type = void;
};
template <class Type>
struct only_type<list<Type>> {
    using type = Type;
};
template <class Key, bool = std::is_class_v<Key>>
struct inner_type {
    using type = Key;
};
template <class Key>
    requires has_members<Key>
struct inner_type<Key, true> : only_type<typename members<Key>::types> {};

// booking_id -> std::string; an integer, an enum or a string stands for itself.
template <class Key>
using inner = typename inner_type<Key>::type;

template <class Key>
inline constexpr bool stable_key = stable_scalar<inner<Key>>;

}  // namespace writ::detail
