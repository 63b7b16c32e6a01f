// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A transition function as facts: from which states, by which message, to what.

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/callable.hpp>
#include <writ/detail/rows.hpp>
#include <writ/returns.hpp>
#include <writ/workflow.hpp>

namespace writ::detail {

template <class Return>
struct outcome_of {
    static constexpr bool good = false;
};
template <to Where, class State, class... Messages>
struct outcome_facts {
    static constexpr bool good = true;
    static constexpr to where = Where;
    using states = std::conditional_t<std::is_void_v<State>, list<>, list<State>>;
    using sent = list<Messages...>;
    using types = join<states, all_emitted<Messages>...>;
    using now = join<typename emitted<Messages>::now...>;
    using later = join<typename emitted<Messages>::later...>;
    static constexpr ending value{Where, id_of<State>, ids_in<now>::value, ids_in<later>::value};
};
template <class State, class... Messages>
struct outcome_of<step<State, Messages...>> : outcome_facts<to::state, State, Messages...> {};
template <class... Messages>
struct outcome_of<finish<Messages...>> : outcome_facts<to::finish, void, Messages...> {};
template <class... Messages>
struct outcome_of<stay<Messages...>> : outcome_facts<to::stay, void, Messages...> {};

// The alternatives of a transition's return type.
template <class... Returns>
struct outcome_list {
    static constexpr bool good = (outcome_of<Returns>::good && ...);
    template <role What>
    static constexpr bool fits() {
        if constexpr (good) {
            return What != role::start || ((outcome_of<Returns>::where != to::stay) && ...);
        } else {
            return false;
        }
    }
    static constexpr std::size_t size = sizeof...(Returns);
    template <class>
    struct stored {
        static constexpr ending at[] = {outcome_of<Returns>::value...};
        using types = join<typename outcome_of<Returns>::types...>;
        using states = join<typename outcome_of<Returns>::states...>;
    };
};
template <class Return>
struct outcomes_of : outcome_list<Return> {};
template <class... Returns>
struct outcomes_of<std::variant<Returns...>> : outcome_list<Returns...> {};

template <class State>
struct states_of {
    using type = list<State>;
};
template <class... States>
struct states_of<std::variant<States...>> {
    using type = list<States...>;
};

struct no_state {};

struct bad_transition_facts {
    static constexpr bool good = false;
    using types = list<>;
    using messages = list<>;
    using states = list<>;
    using targets = list<>;
    static constexpr rows value{};
};

template <role What, auto Function, duration Span, class Message, class Return, class States,
          class Extras>
struct transition_facts;
template <role What, auto Function, duration Span, class Message, class Return, class... States,
          class... Extras>
struct transition_facts<What, Function, Span, Message, Return, list<States...>, list<Extras...>> {
    static constexpr bool good = true;
    static constexpr role what = What;
    static constexpr auto function = Function;
    static constexpr duration span = Span;
    using message = Message;
    using result = Return;
    using states = std::conditional_t<What == role::start, list<>, list<States...>>;
    using extras = list<Extras...>;
    using outcomes = outcomes_of<Return>;
    using stored = typename outcomes::template stored<void>;
    using targets = typename stored::states;
    using messages = std::conditional_t<What == role::timeout, list<>, list<Message>>;
    using types = join<list<Message, States...>, typename stored::types>;
    static constexpr row at[] = {
        row{What, id_of<States>, id_of<Message>, stored::at, outcomes::size}...};
    static constexpr rows value{at, sizeof...(States)};

    template <class Key>
    struct extras_verdict
        : first_broken<
              kept_if<std::is_same_v<Extras, const context&> || std::is_same_v<Extras, const Key&>,
                      broken_rule::transition_takes_more_than_key_and_context<
                          Extras, value_type<Function>>>...> {};
    using verdict = kept;
};

template <role What, auto Function, duration Span, class Signature>
struct read_transition : bad_transition_facts {
    using verdict = broken_rule::is_no_transition<value_type<Function>>;
};
template <auto Function, duration Span, class Return, class Message, class... Extras>
    requires(outcomes_of<Return>::template fits<role::start>() && takes_by_value_or_const<Message>)
struct read_transition<role::start, Function, Span, signature<Return, Message, Extras...>>
    : transition_facts<role::start, Function, Span, std::remove_cvref_t<Message>, Return,
                       list<no_state>, list<Extras...>> {};
template <role What, auto Function, duration Span, class Return, class State, class Message,
          class... Extras>
    requires(What != role::start && outcomes_of<Return>::template fits<What>() &&
             takes_by_value_or_const<State> && takes_by_value_or_const<Message> &&
             (What == role::timeout) == std::is_same_v<std::remove_cvref_t<Message>, timed_out>)
struct read_transition<What, Function, Span, signature<Return, State, Message, Extras...>>
    : transition_facts<What, Function, Span, std::remove_cvref_t<Message>, Return,
                       typename states_of<std::remove_cvref_t<State>>::type, list<Extras...>> {};

template <auto Function>
inline constexpr bool has_object =
    std::is_member_function_pointer_v<value_type<Function>> ||
    (std::is_class_v<value_type<Function>> && !std::is_empty_v<value_type<Function>>);

template <class Function>
struct transition_with_object : bad_transition_facts {
    using verdict = broken_rule::transition_has_an_object<Function>;
};
template <class Function>
struct unreadable_transition : bad_transition_facts {
    using verdict = broken_rule::is_no_transition<Function>;
};
template <role What, auto Function, duration Span, bool = has_object<Function>,
          bool = readable_function<Function>>
struct transition : transition_with_object<value_type<Function>> {};
template <role What, auto Function, duration Span>
struct transition<What, Function, Span, false, false>
    : unreadable_transition<value_type<Function>> {};
template <role What, auto Function, duration Span>
struct transition<What, Function, Span, false, true>
    : read_transition<What, Function, Span, typename call_of<value_type<Function>>::type> {};

// ---- the words of a workflow

template <class Word>
struct workflow_word {
    static constexpr bool known = false;
};
struct known_workflow_word {
    static constexpr bool known = true;
    using transitions = list<>;
    using keys = list<>;
    using ignored = list<>;
    using named = list<>;
    static constexpr bool is_strict = false;
    static constexpr bool restarts = false;
    static constexpr bool says_otherwise = false;
    static constexpr unhandled otherwise = unhandled::hold;
};
template <auto... Functions>
struct workflow_word<starts<Functions...>> : known_workflow_word {
    using transitions = list<transition<role::start, Functions, duration{}>...>;
};
template <auto... Functions>
struct workflow_word<continues<Functions...>> : known_workflow_word {
    using transitions = list<transition<role::next, Functions, duration{}>...>;
};
template <duration Span, auto... Functions>
struct workflow_word<timeout<Span, Functions...>> : known_workflow_word {
    using transitions = list<transition<role::timeout, Functions, Span>...>;
};
template <class Key>
struct workflow_word<identified_by<Key>> : known_workflow_word {
    using keys = list<Key>;
};
template <auto... Members>
struct workflow_word<correlate<Members...>> : known_workflow_word {};
template <class... Messages>
struct workflow_word<ignores<Messages...>> : known_workflow_word {
    using ignored = list<Messages...>;
};
template <unhandled Policy>
struct workflow_word<otherwise<Policy>> : known_workflow_word {
    static constexpr bool says_otherwise = true;
    static constexpr unhandled otherwise = Policy;
};
template <>
struct workflow_word<strict> : known_workflow_word {
    static constexpr bool is_strict = true;
};
template <>
struct workflow_word<may_restart> : known_workflow_word {
    static constexpr bool restarts = true;
};
template <literal Name, class State, class... Options>
struct workflow_word<state<Name, State, Options...>> : known_workflow_word {
    using named = list<state<Name, State, Options...>>;
};

}  // namespace writ::detail
