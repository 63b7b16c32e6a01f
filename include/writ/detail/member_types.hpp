// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/detail/list.hpp>
#include <writ/detail/member_ladder.hpp>

#include <cstddef>
#include <type_traits>

// The members of a payload: their types and the way to them, never their names. The proof looks at
// every payload of a system, and names cost several times what types do.

namespace writ::detail {

/// What the compiler can find out about a type's members.
enum class shape {
    plain,  ///< an aggregate; `members` knows its members
    described,  ///< a specialisation of `members` knows its members
    not_a_class,  ///< a scalar, pointer, reference, array, function, union or `void`
    incomplete,  ///< only declared where it was first asked about
    not_aggregate,  ///< constructors, private members or virtual functions
    no_default,  ///< cannot be made by `T{}`: a reference, or a member without a default
    has_base,  ///< an aggregate with a base class
    has_array,  ///< a member is a C array
    has_bit_field,  ///< members overlap (found where bit-fields are packed)
    unclear,  ///< a member, such as a reference, cannot be made from `{}`
    too_many  ///< more than 64 members
};

template <class T>
T declared();

inline constexpr std::size_t most_members = 64;

// Converts to the base classes of T only, so that `T(base_of<T>{})` means that there is one.
// Parentheses, because braces would go on into the first member's members.
template <class T>
struct base_of {
    template <class Base>
        requires(__is_base_of(Base, T) && !__is_same(Base, T))
    operator Base() const;
};

template <class T, std::size_t Low, std::size_t High>
consteval std::size_t count_between() {
    if constexpr (High - Low == 1)
        return Low;
    else if constexpr (rung<(Low + High) / 2>::template fits<T>)
        return count_between<T, (Low + High) / 2, High>();
    else
        return count_between<T, Low, (Low + High) / 2>();
}

// Most payloads have fewer than eight members: these are counted here, with few instantiations.
template <class T>
consteval std::size_t count_members() {
    if constexpr (!requires { T{{}, {}, {}, {}}; }) {
        if constexpr (!requires { T{{}, {}}; })
            return requires { T{{}}; } ? 1 : 0;
        else
            return requires { T{{}, {}, {}}; } ? 3 : 2;
    } else if constexpr (!requires { T{{}, {}, {}, {}, {}, {}}; })
        return requires { T{{}, {}, {}, {}, {}}; } ? 5 : 4;
    else if constexpr (!requires { T{{}, {}, {}, {}, {}, {}, {}, {}}; })
        return requires { T{{}, {}, {}, {}, {}, {}, {}}; } ? 7 : 6;
    else if constexpr (!rung<16>::fits<T>)
        return count_between<T, 8, 16>();
    else if constexpr (rung<most_members + 1>::fits<T>)
        return most_members + 1;
    else
        return count_between<T, 16, most_members + 1>();
}

// Converts to any member, or any referenced one, to find one that `{}` could not make.
struct any_value {
    template <class Member>
    operator Member() const;
};
struct any_reference {
    template <class Member>
    operator Member&() const;
};

template <class T>
consteval shape shape_before_binding() {
    if constexpr (!__is_class(T))
        return shape::not_a_class;
    else if constexpr (!requires { sizeof(T); })
        return shape::incomplete;
    else if constexpr (!__is_aggregate(T))
        return shape::not_aggregate;
    else if constexpr (!requires { T{}; })
        return shape::no_default;
    else if constexpr (requires { T(base_of<T>{}); })
        return shape::has_base;
    else if constexpr (count_members<T>() > most_members)
        return shape::too_many;
    else if constexpr (rung<count_members<T>()>::template fits<T, any_value> ||
                       rung<count_members<T>()>::template fits<T, any_reference>)
        return shape::unclear;
    else
        return shape::plain;
}

template <class Types>
struct member_facts;

template <class... M>
struct member_facts<list<M...>> {
    static constexpr std::size_t size = sizeof...(M);
    static constexpr std::size_t bytes = (sizeof(M) + ... + 0);
    static constexpr bool has_array = (std::is_array_v<M> || ...);
    static constexpr bool has_reference = (std::is_reference_v<M> || ...);
};

template <class T, shape Found>
struct found_members {
    static constexpr shape form = Found;
};

template <class T>
struct found_members<T, shape::plain> {
    using rung = detail::rung<count_members<T>()>;
    using types = decltype(rung::template types<T>(declared<T&>()));
    using facts = member_facts<types>;
    static constexpr std::size_t size = facts::size;
    static constexpr shape form = facts::has_array           ? shape::has_array
                                  : facts::has_reference     ? shape::unclear
                                  : facts::bytes > sizeof(T) ? shape::has_bit_field
                                                             : shape::plain;

    template <class Object, class Use>
    static constexpr decltype(auto) with(Object& object, Use&& use) {
        return rung::with(object, static_cast<Use&&>(use));
    }
};

/// The members of T: `form`, and where `has_members<T>` also `types`, `size` and
/// `with(object, use)`, which calls `use` with all of them. Specialise it for a type that is no
/// plain aggregate, with `form = shape::described`, and `is_bare`: whether it is written as its
/// only member.
template <class T>
struct members : found_members<T, shape_before_binding<T>()> {};

template <class T>
inline constexpr shape shape_of = members<T>::form;

template <class T>
inline constexpr bool has_members = shape_of<T> == shape::plain || shape_of<T> == shape::described;

}  // namespace writ::detail
