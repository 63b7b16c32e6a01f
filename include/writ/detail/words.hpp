// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The words of services and participants, beside handlers, as facts.

#pragma once

#include <writ/detail/handled.hpp>
#include <writ/detail/workflow_facts.hpp>
#include <writ/participant.hpp>
#include <writ/service.hpp>

namespace writ::detail {

template <class Type>
concept is_workflow = requires { typename Type::writ_workflow; };

template <class Middleware>
struct provided_by {
    using type = list<>;
};
template <class Middleware>
    requires requires { typename Middleware::provides; }
struct provided_by<Middleware> {
    using type = list<const typename Middleware::provides&>;
};
template <class Middleware>
struct word_facts<uses<Middleware>> : known_word {
    using middleware = list<Middleware>;
    using objects = list<Middleware>;
    using provided = typename provided_by<Middleware>::type;
};
template <class Provided>
struct word_facts<needs<Provided>> : known_word {
    using provided = list<Provided&>;
    using needed = list<Provided>;
};
template <auto... Options>
struct word_facts<recoverability<Options...>>
    : unknown_handler_option<recoverability<Options...>, Options...> {};
template <class Participant>
struct word_facts<implements<Participant>> : known_word {};
template <template <class...> class Rule, class Subject, literal Reason>
struct word_facts<allow<Rule, Subject, Reason>> : known_word {};

template <class... Messages>
struct message_rows {
    template <role What>
    struct with : known_word {
        using types = list<Messages...>;
        static constexpr row at[] = {row{What, {}, id_of<Messages>}..., row{}};
        static constexpr rows value{at, sizeof...(Messages)};
    };
};
template <duration Interval, class Message>
struct word_facts<every<Interval, Message>>
    : message_rows<Message>::template with<role::recurring> {};
template <class... Messages>
struct word_facts<accepts<Messages...>> : message_rows<Messages...>::template with<role::accepts> {
};
template <class... Messages>
struct word_facts<answers<Messages...>> : message_rows<Messages...>::template with<role::answers> {
};
template <class... Messages>
struct word_facts<subscribes<Messages...>>
    : message_rows<Messages...>::template with<role::subscribes> {};
template <class... Messages>
struct word_facts<sends<Messages...>> : message_rows<Messages...>::template with<role::sends> {};
template <class... Messages>
struct word_facts<publishes<Messages...>>
    : message_rows<Messages...>::template with<role::publishes> {};
template <class... Messages>
struct word_facts<asks<Messages...>> : message_rows<Messages...>::template with<role::asks> {};

// A workflow's rows belong to the service that runs it, with what runs<…> says of the subscription.
template <class Workflow, bool SaysWhere>
struct run_rows {
    using table = typename workflow_facts<Workflow>::template parts<void>::table;
    struct copied {
        row at[table::size + 1]{};
    };
    static constexpr copied all = [] {
        copied made;
        for (std::size_t i = 0; i < table::size; ++i) {
            made.at[i] = table::value.at[i];
            made.at[i].says_where = SaysWhere;
        }
        return made;
    }();
    static constexpr rows value{all.at, table::size};
};
template <class Workflow, class Verdict, auto... Options>
struct run_facts : known_word {
    using verdict = Verdict;
};
template <class Workflow, auto... Options>
struct run_facts<Workflow, kept, Options...> : known_word {
    using facts = workflow_facts<Workflow>;
    using types = typename facts::template parts<void>::table::types;
    using workflows = list<Workflow>;
    static constexpr const rows &value = run_rows < Workflow,
                                option_set<Options...>::value.start !=
                                    subscription_start::unsaid > ::value;
};
template <class Workflow, bool = is_workflow<Workflow>>
struct run_verdict {
    using type = broken_rule::is_no_workflow<Workflow>;
};
template <class Workflow>
struct run_verdict<Workflow, true> : workflow_facts<Workflow>::template judged<void> {};
template <class Workflow, auto... Options>
struct word_facts<runs<Workflow, Options...>>
    : run_facts<
          Workflow,
          typename first_broken<kept_if<is_option<Options>, broken_rule::is_no_option_of_a_handler<
                                                                value_type<Options>, Workflow>>...,
                                typename run_verdict<Workflow>::type>::type,
          Options...> {};

}  // namespace writ::detail
