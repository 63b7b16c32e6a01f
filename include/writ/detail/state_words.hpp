// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// How the states of a workflow are called where they are stored, and through which forms what is
// stored under a name is read.

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/contract_row.hpp>
#include <writ/detail/transition.hpp>
#include <writ/detail/type_name.hpp>

#include <cstddef>
#include <string_view>

namespace writ::detail {

// `(const From&) -> To`
template <class Signature>
struct upcast_signature {
    using from = void;
    using to = void;
};
template <class To, class From>
    requires takes_by_value_or_const<From>
struct upcast_signature<signature<To, From>> {
    using from = std::remove_cvref_t<From>;
    using to = std::remove_cvref_t<To>;
};
template <auto Function, bool = readable_function<Function> && !has_object<Function>>
struct upcast_facts : upcast_signature<void> {};
template <auto Function>
struct upcast_facts<Function, true>
    : upcast_signature<typename call_of<value_type<Function>>::type> {};

// The forms of one name, the oldest first; the last is the state as it is now.
template <class State, unsigned First, auto... Functions>
struct form_chain {
    using state = State;
    using older = list<typename upcast_facts<Functions>::from...>;
    using forms = list<typename upcast_facts<Functions>::from..., State>;
    static constexpr unsigned first = First;
    static constexpr unsigned last = First + sizeof...(Functions);

    // The first function whose result the next one does not take, or how many there are.
    static constexpr std::size_t wrong = [] {
        constexpr id to[] = {id_of<typename upcast_facts<Functions>::to>..., id{}};
        constexpr id taken[] = {id_of<typename upcast_facts<Functions>::from>..., id_of<State>};
        std::size_t i = 0;
        while (i < sizeof...(Functions) && !(taken[i] == id_of<void>) && to[i] == taken[i + 1]) {
            ++i;
        }
        return i;
    }();
    template <bool, class = void>
    struct judged {
        using type = kept;
    };
    template <class None>
    struct judged<false, None> {
        using type =
            broken_rule::upcast_leads_elsewhere<pick<wrong, list<value_type<Functions>...>>, State>;
    };
    using verdict = typename judged<wrong == sizeof...(Functions)>::type;
};

template <class State, unsigned First>
struct form_chain<State, First> {
    using state = State;
    using older = list<>;
    using forms = list<State>;
    static constexpr unsigned first = First;
    static constexpr unsigned last = First;
    using verdict = kept;
};

template <literal Name>
struct literal_name {
    static constexpr std::string_view value = Name.view();
};
template <class Type>
struct name_of_type {
    static constexpr std::string_view value = type_name<Type>;
};
// What is stored under Name is read through Chain; the present form may never have been.
template <class Name, class Chain, bool HasPresent = true>
struct stored_place {
    static constexpr std::string_view name = Name::value;
    using chain = Chain;
    static constexpr unsigned first = Chain::first;
    static constexpr unsigned last = Chain::last - (HasPresent ? 0 : 1);
};

template <class Option>
struct state_option {
    static constexpr bool known = false;
    template <class State>
    using chains = list<>;
    template <class State, class Present>
    using places = list<>;
};
template <auto... Functions>
struct state_option<upcast<Functions...>> : state_option<void> {
    static constexpr bool known = true;
    template <class State>
    using chains = list<form_chain<State, 1, Functions...>>;
};
template <unsigned First, auto... Functions>
struct state_option<upcast_from<First, Functions...>> : state_option<void> {
    static constexpr bool known = First > 0;
    template <class State>
    using chains = list<form_chain<State, First, Functions...>>;
};
template <literal Name, auto... Functions>
struct state_option<formerly<Name, Functions...>> : state_option<void> {
    static constexpr bool known = true;
    template <class State, class Present>
    using places =
        list<stored_place<literal_name<Name>, form_chain<State, 1, Functions...>, false>>;
};
template <literal Name>
struct state_option<formerly<Name>> : state_option<void> {
    static constexpr bool known = true;
    template <class State, class Present>
    using places = list<stored_place<literal_name<Name>, Present>>;
};

template <class Word>
struct named_state;
template <literal Name, class State, class... Options>
struct named_state<state<Name, State, Options...>> {
    using type = State;
    using name_type = literal_name<Name>;
    static constexpr std::string_view name = Name.view();
    using chains = join<typename state_option<Options>::template chains<State>...>;
    using present = pick<0, join<chains, list<form_chain<State, 1>>>>;
    using places = join<list<stored_place<literal_name<Name>, present>>,
                        typename state_option<Options>::template places<State, present>...>;
    template <class Self>
    using options_verdict =
        typename first_broken <
        kept_if<state_option<Options>::known &&
                length<chains><2, broken_rule::is_no_word_of_a_workflow<Options, Self>>...>::type;
};

template <class States>
struct without_any_state;
template <class... States>
struct without_any_state<list<States...>> {
    using type =
        join<std::conditional_t<std::is_same_v<States, any_state>, list<>, list<States>>...>;
};

// A state without a word is stored under its C++ name.
template <class State>
struct unnamed_state {
    using type = State;
    using name_type = name_of_type<State>;
    using present = form_chain<State, 1>;
    using places = list<stored_place<name_of_type<State>, present>>;
};
template <class State, class... Named>
using word_for = pick<
    0, join<std::conditional_t<std::is_same_v<State, typename Named::type>, list<Named>, list<>>...,
            list<unnamed_state<State>>>>;

// All that is said of the states of a workflow: Words are its writ::state words.
template <class States, class Words>
struct state_words;
template <class... States, class... Words>
struct state_words<list<States...>, list<Words...>> {
    template <class State>
    using of = word_for<State, named_state<Words>...>;
    using places = join<typename of<States>::places...>;
};
template <class... States>
struct state_words<list<States...>, list<>> {
    template <class State>
    using of = unnamed_state<State>;
    using places = list<stored_place<name_of_type<States>, form_chain<States, 1>>...>;
};

struct state_name {
    std::string_view name{};
    id state{};
};
// Two states that are found under one name, or nothing.
template <class Places>
struct state_names;
template <class... Places>
struct state_names<list<Places...>> {
    static constexpr std::size_t size = sizeof...(Places);
    static constexpr state_name at[size + 1] = {
        {Places::name, id_of<typename Places::chain::state>}..., {}};
    static constexpr name_pair same = [] {
        for (std::size_t i = 0; i < size; ++i) {
            for (std::size_t j = i + 1; j < size; ++j) {
                if (at[i].name == at[j].name && !(at[i].state == at[j].state)) {
                    return name_pair{i, j};
                }
            }
        }
        return name_pair{};
    }();
    template <std::size_t Index>
    using state_at = typename pick<
        Index, list<Places..., stored_place<literal_name<"">, form_chain<void, 1>>>>::chain::state;
};

// The words themselves: each names another state of the workflow, well.
template <class Self, class States, class Words>
struct state_words_verdict;
template <class Self, class States, class... Words>
struct state_words_verdict<Self, States, list<Words...>> {
    template <class Word>
    using named = named_state<Word>;
    template <class Word>
    static constexpr bool is_first =
        std::is_same_v<word_for<typename named<Word>::type, named<Words>...>, named<Word>>;
    using type = typename first_broken<typename first_broken<
        typename named<Words>::template options_verdict<Self>,
        kept_if<well_formed_name(named<Words>::name),
                broken_rule::wire_name_is_malformed<typename named<Words>::type>>,
        kept_if<contains<typename named<Words>::type, States>,
                broken_rule::state_cannot_be_reached<typename named<Words>::type, Self>>,
        kept_if<is_first<Words>, broken_rule::is_no_word_of_a_workflow<Words, Self>>>::type...>::
        type;
};

}  // namespace writ::detail
