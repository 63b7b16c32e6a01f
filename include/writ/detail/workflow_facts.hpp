// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A workflow's declaration as facts, and its verdict.

#pragma once

#include <writ/codec/field.hpp>
#include <writ/detail/contract_rules.hpp>
#include <writ/detail/handler_options.hpp>
#include <writ/detail/key.hpp>
#include <writ/detail/state_words.hpp>
#include <writ/detail/transition.hpp>
#include <writ/detail/type_name.hpp>
#include <writ/detail/workflow_graph.hpp>
#include <writ/service.hpp>

namespace writ::detail {

template <template <class...> class Rule, class Subject, literal Reason>
struct workflow_word<allow<Rule, Subject, Reason>> : known_workflow_word {};
template <auto... Options>
    requires(is_option<Options> && ...)
struct workflow_word<recoverability<Options...>> : known_workflow_word {};

template <class Class, class Type>
Type type_of_member(Type Class::*);

// The correlations that are spelled out, over those found by type.
template <class Word, class Key>
struct spelled_correlations {
    static constexpr void spell(correlation*, std::size_t) {}
};
template <auto... Members, class Key>
struct spelled_correlations<correlate<Members...>, Key> {
    template <auto Member>
    static constexpr void spell_one(correlation* all, std::size_t size) {
        using message = decltype(detail::class_of_member(Member));
        using type = decltype(detail::type_of_member(Member));
        for (std::size_t i = 0; i < size; ++i) {
            if (!(all[i].message == id_of<message>)) {
                continue;
            }
            all[i] = {all[i].message, 1, true,
                      std::is_same_v<type, Key> || std::is_same_v<type, inner<Key>>};
        }
    }
    static constexpr void spell(correlation* all, std::size_t size) {
        (spell_one<Members>(all, size), ...);
    }
};
template <class Key, class Messages, class... Words>
struct correlations;
template <class Key, class... Messages, class... Words>
struct correlations<Key, list<Messages...>, Words...> {
    static constexpr std::size_t size = sizeof...(Messages);
    struct table {
        correlation at[size + 1]{};
    };
    static constexpr table all = [] {
        table made{{correlation{id_of<Messages>, members_of_type<Messages, Key>}..., {}}};
        (spelled_correlations<Words, Key>::spell(made.at, size), ...);
        return made;
    }();
};

// All transitions of a workflow.
template <class... Transitions>
struct transition_table {
    using verdict = typename first_broken<typename Transitions::verdict...>::type;
    using types = join<typename Transitions::types...>;
    using messages = distinct<join<typename Transitions::messages...>>;
    using states = join<typename Transitions::states..., typename Transitions::targets...>;
    static constexpr std::size_t size = total<Transitions::value.size...>();
    struct table {
        row at[size + 1]{};
    };
    static constexpr table all = [] {
        table made;
        row* out = made.at;
        for (const rows& each : {rows{}, Transitions::value...}) {
            for (const row& one : each) {
                *out++ = one;
            }
        }
        return made;
    }();
    static constexpr rows value{all.at, size};
    template <class Key>
    struct extras_verdict
        : first_broken<typename Transitions::template extras_verdict<Key>::type...> {};
};
template <class List>
struct transition_table_of;
template <class... Transitions>
struct transition_table_of<list<Transitions...>> : transition_table<Transitions...> {};

template <class State, bool = has_members<State>>
struct state_verdict {
    using type = broken_rule::state_is_no_plain_aggregate<State>;
};
template <class State>
struct state_verdict<State, true> : fields_verdict<State, broken_rule::state_has_no_stored_form> {};
template <>
struct state_verdict<any_state, true> {
    using type = kept;
};
// Older forms are read as the present one is.
template <class Chain, class Older = typename Chain::older>
struct chain_verdict;
template <class Chain, class... Older>
struct chain_verdict<Chain, list<Older...>>
    : and_then<typename Chain::verdict, first_broken<typename state_verdict<Older>::type...>> {};
template <class Places>
struct places_verdict;
template <class... Places>
struct places_verdict<list<Places...>>
    : first_broken<typename chain_verdict<typename Places::chain>::type...> {};
// A stored instance knows its state by name.
template <class Self, class Places>
struct state_names_verdict {
    using names = state_names<Places>;
    static constexpr name_pair same = names::same;
    using type = kept_if<
        same.one == same.other,
        broken_rule::two_states_share_a_name<typename names::template state_at<same.one>,
                                             typename names::template state_at<same.other>, Self>>;
};
template <class Self, class States, class Words>
struct words_of_states {
    using places = typename state_words<States, Words>::places;
    struct places_kept
        : and_then<typename places_verdict<places>::type, state_names_verdict<Self, places>> {};
    using type = typename and_then<typename state_words_verdict<Self, States, Words>::type,
                                   places_kept>::type;
};
template <class Self, class States>
struct words_of_states<Self, States, list<>>
    : state_names_verdict<Self, typename state_words<States, list<>>::places> {};
template <class Self, class States, class Words>
struct states_verdict;
template <class Self, class... States, class Words>
struct states_verdict<Self, list<States...>, Words>
    : and_then<typename first_broken<typename state_verdict<States>::type...>::type,
               words_of_states<Self, typename without_any_state<list<States...>>::type, Words>> {};

template <class Self, class Is>
struct workflow_facts_of;
template <class Self, literal Name, class Contracts, class... Words>
struct workflow_facts_of<Self, workflow<Name, Contracts, Words...>> {
    using self = Self;
    using contracts = Contracts;
    using words = list<Words...>;
    static constexpr std::string_view name = Name.view();

    // Completed only when all words are known.
    template <class>
    struct parts {
        using transitions = join<typename workflow_word<Words>::transitions...>;
        using table = transition_table_of<transitions>;
        using keys = join<typename workflow_word<Words>::keys...>;
        using ignored = join<typename workflow_word<Words>::ignored...>;
        using named = join<typename workflow_word<Words>::named...>;
        static constexpr bool is_strict = (workflow_word<Words>::is_strict || ...);
        static constexpr bool restarts = (workflow_word<Words>::restarts || ...);
        static constexpr bool says_otherwise = (workflow_word<Words>::says_otherwise || ...);
        static constexpr unhandled otherwise = [] {
            unhandled found = unhandled::hold;
            ((workflow_word<Words>::says_otherwise ? (found = workflow_word<Words>::otherwise)
                                                   : found),
             ...);
            return found;
        }();
    };

    struct words_verdict
        : first_broken<kept_if<workflow_word<Words>::known,
                               broken_rule::is_no_word_of_a_workflow<Words, Self>>...> {};

    template <class Parts, class Key>
    struct graph {
        using correlated = correlations<Key, typename Parts::table::messages, Words...>;
        static constexpr workflow_view view{Parts::table::value,
                                            correlated::all.at,
                                            correlated::size,
                                            id_of<Key>,
                                            stable_scalar<Key>,
                                            Parts::is_strict && !Parts::says_otherwise,
                                            ids_in<typename Parts::ignored>::value};
        static constexpr finding found =
            workflow_graph<graph_size(view.steps)>{view, contracts_of<Contracts>,
                                                   allowances_of<Words...>}
                .check();
        struct key_type {
            using types = list<Key>;
        };
        using type = typename named_finding<found.what, found,
                                            all_types<Contracts, typename Parts::table, key_type>,
                                            Self, Self, Contracts>::type;
    };

    template <class Parts, class Keys>
    struct identified {
        using type = broken_rule::workflow_is_not_identified<Self>;
    };
    template <class Parts, class Key>
    struct identified<Parts, list<Key>>
        : and_then<typename first_broken<
                       typename stable_verdict<Key>::type,
                       typename Parts::table::template extras_verdict<Key>::type,
                       typename states_verdict<Self, distinct<typename Parts::table::states>,
                                               typename Parts::named>::type>::type,
                   graph<Parts, Key>> {};

    template <class Parts>
    struct transitions_kept
        : and_then<typename Parts::table::verdict, identified<Parts, typename Parts::keys>> {};
    struct words_kept {
        using type = typename transitions_kept<parts<void>>::type;
    };
    struct words_and_record
        : and_then<typename words_kept::type, recorded_workflow<Self, says_record<words>>> {};
    template <class>
    struct judged : and_then<typename usable_contracts<Contracts>::type,
                             and_then<typename words_verdict::type, words_and_record>> {};
};

template <class Self>
struct workflow_facts : workflow_facts_of<Self, typename Self::writ_workflow> {};

}  // namespace writ::detail
