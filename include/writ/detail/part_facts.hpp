// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A service's or a participant's declaration as facts, and its verdict: in stages, each completed
// only if the one before is kept, so that one mistake is one error.

#pragma once

#include <writ/detail/part_graph.hpp>
#include <writ/detail/words.hpp>

namespace writ::detail {

template <class Type>
concept is_part = requires { typename Type::writ_is; } && !requires {
    typename Type::writ_workflow;
} && !requires { typename Type::writ_system; };

// What a handler takes after the message is provided by somebody.
template <class Parameter, class Provided>
inline constexpr bool is_provided =
    std::is_same_v<Parameter, const context&> || is_attribute<Parameter> ||
    is_transaction<Parameter> || contains<Parameter, Provided>;

template <class Contracts>
struct sticky_names;
template <class Option>
struct sticky_attributes {
    using type = list<>;
};
template <literal... Names>
struct sticky_attributes<sticky<Names...>> {
    using type = list<const attribute<Names>&...>;
};
template <class Options>
struct declared_attributes;
template <class... Options>
struct declared_attributes<list<Options...>> {
    using type = join<typename sticky_attributes<Options>::type...>;
};

template <class Parameter, class Handled, class Provided, class Contracts,
          bool = is_attribute<Parameter>>
struct parameter_verdict {
    using type =
        kept_if<is_provided<Parameter, Provided>,
                broken_rule::takes_what_nobody_provides<Parameter, typename Handled::how::subject>>;
};
template <class Parameter, class Handled, class Provided, class Contracts>
struct parameter_verdict<Parameter, Handled, Provided, Contracts, true> {
    using declared = typename declared_attributes<typename Contracts::writ_options>::type;
    using type =
        kept_if<contains<Parameter, declared>,
                broken_rule::attribute_is_not_declared<std::remove_cvref_t<Parameter>, Contracts>>;
};
template <class Handled, class Provided, class Contracts, class Allows, class Extras>
struct extras_verdict;
template <class Handled, class Provided, class Contracts, class Allows, class... Extras>
struct extras_verdict<Handled, Provided, Contracts, Allows, list<Extras...>>
    : all_unless_allowed<
          list<typename parameter_verdict<Extras, Handled, Provided, Contracts>::type...>, Allows> {
};
template <class Handlers, class Provided, class Contracts, class Allows>
struct parameters_verdict;
template <class... Handlers, class Provided, class Contracts, class Allows>
struct parameters_verdict<list<Handlers...>, Provided, Contracts, Allows>
    : first_broken<typename extras_verdict<Handlers, Provided, Contracts, Allows,
                                           typename Handlers::extras>::type...> {};

template <class Self>
struct facts;
template <class Self>
struct part_types;

// implements<P>: the service and the participant say the same.
template <class Self>
struct part_verdict;
template <class Participant, bool = is_part<Participant>>
struct participant_verdict {
    using type = broken_rule::is_no_participant<Participant>;
};
template <class Participant>
struct participant_verdict<Participant, true> : part_verdict<Participant> {};
template <class Self, class Participant, class Contracts>
struct implements_verdict {
    static constexpr finding found = [] {
        constexpr const contract_view& contracts = contracts_of<Contracts>;
        bool flags[4][contracts.size + 1]{};
        const face mine{flags[0], flags[1]};
        const face said{flags[2], flags[3]};
        mine.read(facts<Self>::value, contracts);
        said.read(facts<Participant>::value, contracts);
        return compare_faces(mine, said, contracts);
    }();
    using type = typename named_finding<found.what, found, contract_types<Contracts>, Self,
                                        Participant, Contracts>::type;
};
template <class Word, class Self, class Contracts>
struct word_implements {
    using type = kept;
};
template <class Participant, class Self, class Contracts>
struct word_implements<implements<Participant>, Self, Contracts>
    : and_then<typename participant_verdict<Participant>::type,
               implements_verdict<Self, Participant, Contracts>> {};

template <class Self, bool IsService, literal Name, class Contracts, class... Words>
struct part_facts {
    using self = Self;
    using contracts = Contracts;
    using words = list<Words...>;
    using handlers = join<typename word_facts<Words>::handlers...>;
    using workflows = join<typename word_facts<Words>::workflows...>;
    using objects = join<typename word_facts<Words>::objects...>;
    using provided = join<typename word_facts<Words>::provided...>;
    using needed = join<typename word_facts<Words>::needed...>;
    using middleware = join<typename word_facts<Words>::middleware...>;
    using allows = allows_among<Words...>;
    static constexpr rows words_at[] = {word_facts<Words>::value..., rows{}};
    static constexpr part_view value{Name.view(), words_at, sizeof...(Words),
                                     ids_in<middleware>::value, IsService};

    struct graph {
        static constexpr finding found = [] {
            constexpr const contract_view& all = contracts_of<Contracts>;
            std::size_t handled[all.size + 1]{};
            return part_graph{value, all, allowances_of<Words...>, handled}.check();
        }();
        using type =
            typename named_finding<found.what, found, all_types<Contracts, part_types<Self>>, Self,
                                   Self, Contracts>::type;
    };
    struct same_face : first_broken<typename word_implements<Words, Self, Contracts>::type...> {};
    struct graph_then_face : and_then<typename graph::type, same_face> {};
    struct judged
        : and_then<typename parameters_verdict<handlers, provided, Contracts, allows>::type,
                   graph_then_face> {};
};

// A word for several callables has a verdict on each: one that is allowed hides no other.
template <class Word>
struct verdicts_of {
    using type = list<typename Word::verdict>;
};
template <class Word>
    requires requires { typename Word::verdicts; }
struct verdicts_of<Word> {
    using type = typename Word::verdicts;
};

// The words first: only a part of known and good words has facts.
template <class Self, class Words>
struct known_words;
template <class Self, class... Words>
struct known_words<Self, list<Words...>>
    : first_broken<
          kept_if<word_facts<Words>::known, broken_rule::is_no_word_of_a_service<Words, Self>>...> {
};
template <class Words>
struct good_words;
template <class... Words>
struct good_words<list<Words...>>
    : first_broken<typename all_unless_allowed<typename verdicts_of<word_facts<Words>>::type,
                                               allows_among<Words...>>::type...> {};
template <class Self, class Words>
struct words_verdict : and_then<typename known_words<Self, Words>::type, good_words<Words>> {};

template <class Self, class Is>
struct facts_of;
template <class Self, literal Name, class Contracts, class... Words>
struct facts_of<Self, service<Name, Contracts, Words...>>
    : part_facts<Self, true, Name, Contracts, Words...> {};
template <class Self, literal Name, class Contracts, class... Words>
struct facts_of<Self, participant<Name, Contracts, Words...>>
    : part_facts<Self, false, Name, Contracts, Words...> {};
template <class Self>
struct facts : facts_of<Self, typename Self::writ_is> {};

template <class Is>
struct declared_with;
template <literal Name, class Contracts, class... Words>
struct declared_with<service<Name, Contracts, Words...>> {
    using contracts = Contracts;
    using words = list<Words...>;
};
template <literal Name, class Contracts, class... Words>
struct declared_with<participant<Name, Contracts, Words...>> {
    using contracts = Contracts;
    using words = list<Words...>;
};

// What the words of a part speak of, for reports: completed for these only.
template <class Words>
struct types_of_words;
template <class... Words>
struct types_of_words<list<Words...>> {
    using types = join<typename word_facts<Words>::types...,
                       typename handled_types<typename word_facts<Words>::handlers>::type...>;
};
template <class Self>
struct part_types : types_of_words<typename declared_with<typename Self::writ_is>::words> {};

template <class Self>
struct facts_judged {
    using type = typename facts<Self>::judged::type;
};
template <class Self>
struct words_then_facts
    : and_then<
          typename words_verdict<Self, typename declared_with<typename Self::writ_is>::words>::type,
          facts_judged<Self>> {};
template <class Self>
struct part_verdict : and_then<typename usable_contracts<
                                   typename declared_with<typename Self::writ_is>::contracts>::type,
                               words_then_facts<Self>> {};

}  // namespace writ::detail
