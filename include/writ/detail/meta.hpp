// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The few list operations that the declarations need. Anything that scales with the number of
// contracts is a loop over a constexpr array instead (clang stops at folds of 256 elements).

#pragma once

#include <writ/detail/list.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace writ::detail {

// The verdict of a rule that is kept; any other verdict is an undefined broken_rule.
struct kept {
    using is_kept = kept;
};

template <std::size_t Index, class Type>
struct slot {
    using type = Type;
};
template <class Sequence, class... Types>
struct slots;
template <std::size_t... Index, class... Types>
struct slots<std::index_sequence<Index...>, Types...> : slot<Index, Types>... {};
template <std::size_t Index, class Type>
box<Type> slot_at(const slot<Index, Type>*);

template <class List>
struct slots_of;
template <class... Types>
struct slots_of<list<Types...>> {
    using type = slots<std::index_sequence_for<Types...>, Types...>;
};
template <std::size_t Index, class List>
using pick = typename decltype(slot_at<Index>(
    static_cast<const typename slots_of<List>::type*>(nullptr)))::type;

template <class... Lists>
struct join_lists {
    using type = list<>;
};
template <class... A>
struct join_lists<list<A...>> {
    using type = list<A...>;
};
template <class... A, class... B, class... Rest>
struct join_lists<list<A...>, list<B...>, Rest...> : join_lists<list<A..., B...>, Rest...> {};
template <class... A, class... B, class... C, class... D, class... Rest>
struct join_lists<list<A...>, list<B...>, list<C...>, list<D...>, Rest...>
    : join_lists<list<A..., B..., C..., D...>, Rest...> {};
template <class... A, class... B, class... C, class... D, class... E, class... F, class... G,
          class... H, class... Rest>
struct join_lists<list<A...>, list<B...>, list<C...>, list<D...>, list<E...>, list<F...>,
                  list<G...>, list<H...>, Rest...>
    : join_lists<list<A..., B..., C..., D..., E..., F..., G..., H...>, Rest...> {};
template <class... Lists>
using join = typename join_lists<Lists...>::type;

template <class List>
inline constexpr std::size_t length = 0;
template <class... Types>
inline constexpr std::size_t length<list<Types...>> = sizeof...(Types);

template <class Type, class List>
inline constexpr bool contains = false;
template <class Type, class... Types>
inline constexpr bool contains<Type, list<Types...>> = (std::is_same_v<Type, Types> || ...);

template <class Done, class... Rest>
struct distinct_types {
    using type = Done;
};
template <class... Done, class Next, class... Rest>
struct distinct_types<list<Done...>, Next, Rest...>
    : distinct_types<std::conditional_t<std::is_void_v<Next> || contains<Next, list<Done...>>,
                                        list<Done...>, list<Done..., Next>>,
                     Rest...> {};
template <class List>
struct distinct_in;
template <class... Types>
struct distinct_in<list<Types...>> : distinct_types<list<>, Types...> {};
// Each type once, without void.
template <class List>
using distinct = typename distinct_in<List>::type;

// The sum of many, without a fold.
template <std::size_t... Numbers>
constexpr std::size_t total() {
    std::size_t sum = 0;
    for (const std::size_t each : {std::size_t{0}, Numbers...}) {
        sum += each;
    }
    return sum;
}

template <bool AllKept, class... Verdicts>
struct broken_among {
    using type = kept;
};
template <class... Verdicts>
struct broken_among<false, Verdicts...> {
    static constexpr std::size_t position() {
        constexpr bool good[] = {std::is_same_v<Verdicts, kept>...};
        std::size_t i = 0;
        while (good[i]) {
            ++i;
        }
        return i;
    }
    using type = pick<position(), list<Verdicts...>>;
};
template <class>
using as_kept = kept;
// The first verdict that is not kept, or kept. Nearly always all are: that is one comparison.
template <class... Verdicts>
struct first_broken
    : broken_among<std::is_same_v<list<Verdicts...>, list<as_kept<Verdicts>...>>, Verdicts...> {};
template <class List>
struct first_broken_in;
template <class... Verdicts>
struct first_broken_in<list<Verdicts...>> : first_broken<Verdicts...> {};

// Then is completed only if Verdict is kept: one mistake is reported once, without a cascade.
template <class Verdict, class Then>
struct and_then {
    using type = Verdict;
};
template <class Then>
struct and_then<kept, Then> : Then {};

// decltype(canonical(box<Verdict>{})) keeps g++ from printing a chain of aliases.
template <class Type>
Type canonical(box<Type>);

// Type, once Late is known. What is done with it in a template is instantiated with the template
// and not where it is defined, so that who only declares does not pay for what only who runs needs.
template <class Type, class Late>
struct known_late {
    using type = Type;
};
template <class Type, class Late>
using late = typename known_late<Type, Late>::type;

template <class Class, class Type>
Class class_of_member(Type Class::*);

template <auto Value>
using value_type = std::remove_cv_t<decltype(Value)>;

// std::conditional_t, without a class for each pair of types.
template <bool>
struct choice {
    template <class Then, class Else>
    using type = Then;
};
template <>
struct choice<false> {
    template <class Then, class Else>
    using type = Else;
};
template <bool Condition, class Then, class Else>
using choose = typename choice<Condition>::template type<Then, Else>;

template <bool Good, class Broken>
using kept_if = choose<Good, kept, Broken>;

}  // namespace writ::detail
