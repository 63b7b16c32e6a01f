// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a constexpr check has found: the rule as a number, its subjects as ids. Types come back, for
// the one finding that is reported, in `worded`.

#pragma once

#include <writ/allow.hpp>
#include <writ/broken_rule.hpp>
#include <writ/detail/id.hpp>
#include <writ/detail/meta.hpp>

#include <cstddef>

namespace writ::detail {

enum class rule : unsigned char {
    none,
    payload_is_registered_twice,
    two_payloads_print_alike,
    two_contracts_share_a_name,
    wire_name_is_malformed,
    query_has_no_reply,
    only_a_query_has_a_reply,
    contract_is_durable_and_lossy,
    answer_is_a_contract_itself,
    takes_what_is_no_contract,
    emits_what_is_no_contract,
    returns_an_error_that_is_not_declared,
    returns_the_reply_of_another_query,
    two_handlers_for_one_command,
    query_handler_does_not_reply,
    query_handler_emits_beside_its_reply,
    query_is_emitted_by_a_handler,
    subscription_does_not_say_from_where,
    required_middleware_is_absent,
    participant_does_not_say,
    participant_says_too_much,
    participant_promises_another_kind,
    workflow_has_no_start,
    state_cannot_be_reached,
    state_has_no_way_out,
    state_never_reaches_a_finish,
    two_transitions_for_one_message,
    state_does_not_handle,
    question_without_timeout,
    message_has_no_correlation,
    message_has_two_correlations,
    correlation_is_a_bare_string,
    correlation_has_another_type,
    reply_of_a_question_is_not_handled,
    error_of_a_question_is_not_handled,
    workflow_starts_with_a_reply,
    command_has_no_owner,
    command_has_two_owners,
    query_has_no_responder,
    event_is_never_published,
    two_parts_share_a_name,
    contract_is_not_in_the_system,
    messages_go_in_a_circle,
};

struct finding {
    rule what = rule::none;
    id first{};
    id second{};
    std::size_t part = 0;
    std::size_t other = 0;
};

// The types that a finding can speak of: its two subjects, one or two parts, and the whole.
template <class First, class Second, class Part, class Other, class Whole>
struct subjects {
    using first = First;
    using second = Second;
    using part = Part;
    using other = Other;
    using whole = Whole;
};

// Each rule's sentence about its subjects, and its number back, for allow<…>.
template <rule What, class S>
struct worded;
template <template <class...> class Rule>
inline constexpr rule rule_of = rule::none;

template <class S>
struct worded<rule::payload_is_registered_twice, S> {
    using type = broken_rule::payload_is_registered_twice<typename S::first>;
};
template <>
inline constexpr rule rule_of<broken_rule::payload_is_registered_twice> =
    rule::payload_is_registered_twice;
template <class S>
struct worded<rule::two_payloads_print_alike, S> {
    using type = broken_rule::two_payloads_print_alike<typename S::first, typename S::second>;
};
template <>
inline constexpr rule rule_of<broken_rule::two_payloads_print_alike> =
    rule::two_payloads_print_alike;
template <class S>
struct worded<rule::two_contracts_share_a_name, S> {
    using type = broken_rule::two_contracts_share_a_name<typename S::first, typename S::second>;
};
template <>
inline constexpr rule rule_of<broken_rule::two_contracts_share_a_name> =
    rule::two_contracts_share_a_name;
template <class S>
struct worded<rule::wire_name_is_malformed, S> {
    using type = broken_rule::wire_name_is_malformed<typename S::first>;
};
template <>
inline constexpr rule rule_of<broken_rule::wire_name_is_malformed> = rule::wire_name_is_malformed;
template <class S>
struct worded<rule::query_has_no_reply, S> {
    using type = broken_rule::query_has_no_reply<typename S::first>;
};
template <>
inline constexpr rule rule_of<broken_rule::query_has_no_reply> = rule::query_has_no_reply;
template <class S>
struct worded<rule::only_a_query_has_a_reply, S> {
    using type = broken_rule::only_a_query_has_a_reply<typename S::first>;
};
template <>
inline constexpr rule rule_of<broken_rule::only_a_query_has_a_reply> =
    rule::only_a_query_has_a_reply;
template <class S>
struct worded<rule::contract_is_durable_and_lossy, S> {
    using type = broken_rule::contract_is_durable_and_lossy<typename S::first>;
};
template <>
inline constexpr rule rule_of<broken_rule::contract_is_durable_and_lossy> =
    rule::contract_is_durable_and_lossy;
template <class S>
struct worded<rule::answer_is_a_contract_itself, S> {
    using type = broken_rule::answer_is_a_contract_itself<typename S::first, typename S::second>;
};
template <>
inline constexpr rule rule_of<broken_rule::answer_is_a_contract_itself> =
    rule::answer_is_a_contract_itself;
template <class S>
struct worded<rule::takes_what_is_no_contract, S> {
    using type = broken_rule::takes_what_is_no_contract<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::takes_what_is_no_contract> =
    rule::takes_what_is_no_contract;
template <class S>
struct worded<rule::emits_what_is_no_contract, S> {
    using type = broken_rule::emits_what_is_no_contract<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::emits_what_is_no_contract> =
    rule::emits_what_is_no_contract;
template <class S>
struct worded<rule::returns_an_error_that_is_not_declared, S> {
    using type =
        broken_rule::returns_an_error_that_is_not_declared<typename S::first, typename S::second,
                                                           typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::returns_an_error_that_is_not_declared> =
    rule::returns_an_error_that_is_not_declared;
template <class S>
struct worded<rule::returns_the_reply_of_another_query, S> {
    using type =
        broken_rule::returns_the_reply_of_another_query<typename S::first, typename S::second,
                                                        typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::returns_the_reply_of_another_query> =
    rule::returns_the_reply_of_another_query;
template <class S>
struct worded<rule::two_handlers_for_one_command, S> {
    using type = broken_rule::two_handlers_for_one_command<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::two_handlers_for_one_command> =
    rule::two_handlers_for_one_command;
template <class S>
struct worded<rule::query_handler_does_not_reply, S> {
    using type = broken_rule::query_handler_does_not_reply<typename S::first, typename S::second,
                                                           typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::query_handler_does_not_reply> =
    rule::query_handler_does_not_reply;
template <class S>
struct worded<rule::query_handler_emits_beside_its_reply, S> {
    using type =
        broken_rule::query_handler_emits_beside_its_reply<typename S::first, typename S::second,
                                                          typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::query_handler_emits_beside_its_reply> =
    rule::query_handler_emits_beside_its_reply;
template <class S>
struct worded<rule::query_is_emitted_by_a_handler, S> {
    using type = broken_rule::query_is_emitted_by_a_handler<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::query_is_emitted_by_a_handler> =
    rule::query_is_emitted_by_a_handler;
template <class S>
struct worded<rule::subscription_does_not_say_from_where, S> {
    using type =
        broken_rule::subscription_does_not_say_from_where<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::subscription_does_not_say_from_where> =
    rule::subscription_does_not_say_from_where;
template <class S>
struct worded<rule::required_middleware_is_absent, S> {
    using type = broken_rule::required_middleware_is_absent<typename S::first, typename S::second,
                                                            typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::required_middleware_is_absent> =
    rule::required_middleware_is_absent;
template <class S>
struct worded<rule::participant_does_not_say, S> {
    using type = broken_rule::participant_does_not_say<typename S::first, typename S::part,
                                                       typename S::other>;
};
template <>
inline constexpr rule rule_of<broken_rule::participant_does_not_say> =
    rule::participant_does_not_say;
template <class S>
struct worded<rule::participant_says_too_much, S> {
    using type = broken_rule::participant_says_too_much<typename S::first, typename S::part,
                                                        typename S::other>;
};
template <>
inline constexpr rule rule_of<broken_rule::participant_says_too_much> =
    rule::participant_says_too_much;
template <class S>
struct worded<rule::participant_promises_another_kind, S> {
    using type =
        broken_rule::participant_promises_another_kind<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::participant_promises_another_kind> =
    rule::participant_promises_another_kind;
template <class S>
struct worded<rule::workflow_has_no_start, S> {
    using type = broken_rule::workflow_has_no_start<typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::workflow_has_no_start> = rule::workflow_has_no_start;
template <class S>
struct worded<rule::state_cannot_be_reached, S> {
    using type = broken_rule::state_cannot_be_reached<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::state_cannot_be_reached> = rule::state_cannot_be_reached;
template <class S>
struct worded<rule::state_has_no_way_out, S> {
    using type = broken_rule::state_has_no_way_out<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::state_has_no_way_out> = rule::state_has_no_way_out;
template <class S>
struct worded<rule::state_never_reaches_a_finish, S> {
    using type = broken_rule::state_never_reaches_a_finish<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::state_never_reaches_a_finish> =
    rule::state_never_reaches_a_finish;
template <class S>
struct worded<rule::two_transitions_for_one_message, S> {
    using type = broken_rule::two_transitions_for_one_message<typename S::first, typename S::second,
                                                              typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::two_transitions_for_one_message> =
    rule::two_transitions_for_one_message;
template <class S>
struct worded<rule::state_does_not_handle, S> {
    using type =
        broken_rule::state_does_not_handle<typename S::first, typename S::second, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::state_does_not_handle> = rule::state_does_not_handle;
template <class S>
struct worded<rule::question_without_timeout, S> {
    using type = broken_rule::question_without_timeout<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::question_without_timeout> =
    rule::question_without_timeout;
template <class S>
struct worded<rule::message_has_no_correlation, S> {
    using type = broken_rule::message_has_no_correlation<typename S::first, typename S::second,
                                                         typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::message_has_no_correlation> =
    rule::message_has_no_correlation;
template <class S>
struct worded<rule::message_has_two_correlations, S> {
    using type = broken_rule::message_has_two_correlations<typename S::first, typename S::second,
                                                           typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::message_has_two_correlations> =
    rule::message_has_two_correlations;
template <class S>
struct worded<rule::correlation_is_a_bare_string, S> {
    using type = broken_rule::correlation_is_a_bare_string<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::correlation_is_a_bare_string> =
    rule::correlation_is_a_bare_string;
template <class S>
struct worded<rule::correlation_has_another_type, S> {
    using type = broken_rule::correlation_has_another_type<typename S::first, typename S::second,
                                                           typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::correlation_has_another_type> =
    rule::correlation_has_another_type;
template <class S>
struct worded<rule::reply_of_a_question_is_not_handled, S> {
    using type =
        broken_rule::reply_of_a_question_is_not_handled<typename S::first, typename S::second,
                                                        typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::reply_of_a_question_is_not_handled> =
    rule::reply_of_a_question_is_not_handled;
template <class S>
struct worded<rule::error_of_a_question_is_not_handled, S> {
    using type =
        broken_rule::error_of_a_question_is_not_handled<typename S::first, typename S::second,
                                                        typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::error_of_a_question_is_not_handled> =
    rule::error_of_a_question_is_not_handled;
template <class S>
struct worded<rule::workflow_starts_with_a_reply, S> {
    using type = broken_rule::workflow_starts_with_a_reply<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::workflow_starts_with_a_reply> =
    rule::workflow_starts_with_a_reply;
template <class S>
struct worded<rule::command_has_no_owner, S> {
    using type = broken_rule::command_has_no_owner<typename S::first, typename S::whole>;
};
template <>
inline constexpr rule rule_of<broken_rule::command_has_no_owner> = rule::command_has_no_owner;
template <class S>
struct worded<rule::command_has_two_owners, S> {
    using type =
        broken_rule::command_has_two_owners<typename S::first, typename S::part, typename S::other>;
};
template <>
inline constexpr rule rule_of<broken_rule::command_has_two_owners> = rule::command_has_two_owners;
template <class S>
struct worded<rule::query_has_no_responder, S> {
    using type = broken_rule::query_has_no_responder<typename S::first, typename S::whole>;
};
template <>
inline constexpr rule rule_of<broken_rule::query_has_no_responder> = rule::query_has_no_responder;
template <class S>
struct worded<rule::event_is_never_published, S> {
    using type = broken_rule::event_is_never_published<typename S::first, typename S::part>;
};
template <>
inline constexpr rule rule_of<broken_rule::event_is_never_published> =
    rule::event_is_never_published;
template <class S>
struct worded<rule::two_parts_share_a_name, S> {
    using type = broken_rule::two_parts_share_a_name<typename S::part, typename S::other>;
};
template <>
inline constexpr rule rule_of<broken_rule::two_parts_share_a_name> = rule::two_parts_share_a_name;
template <class S>
struct worded<rule::contract_is_not_in_the_system, S> {
    using type = broken_rule::contract_is_not_in_the_system<typename S::first, typename S::part,
                                                            typename S::whole>;
};
template <>
inline constexpr rule rule_of<broken_rule::contract_is_not_in_the_system> =
    rule::contract_is_not_in_the_system;
template <class S>
struct worded<rule::messages_go_in_a_circle, S> {
    using type = broken_rule::messages_go_in_a_circle<typename S::first, typename S::second,
                                                      typename S::whole>;
};
template <>
inline constexpr rule rule_of<broken_rule::messages_go_in_a_circle> = rule::messages_go_in_a_circle;

template <class Types>
struct position_in;
template <class... Types>
struct position_in<list<Types...>> {
    static constexpr std::size_t of(id wanted) {
        constexpr id all[] = {id_of<Types>..., {}};
        for (std::size_t i = 0; i < sizeof...(Types); ++i) {
            if (all[i] == wanted) {
                return i;
            }
        }
        return sizeof...(Types);
    }
};

// The broken rule of a finding, or kept. Source::types: where its subjects are looked up; asked for
// only when there is something to report.
template <rule What, const finding& Found, class Source, class Part, class Other, class Whole>
struct named_finding {
    using searched = typename Source::types;
    using all = join<searched, list<void>>;
    using type = typename worded<What, subjects<pick<position_in<searched>::of(Found.first), all>,
                                                pick<position_in<searched>::of(Found.second), all>,
                                                Part, Other, Whole>>::type;
};
template <const finding& Found, class Source, class Part, class Other, class Whole>
struct named_finding<rule::none, Found, Source, Part, Other, Whole> {
    using type = kept;
};

// The exceptions among the words of a declaration.
struct allowance {
    rule what{};
    id subject{};
};
struct allowances {
    const allowance* at{};
    std::size_t size{};

    [[nodiscard]] constexpr bool has(rule what, id subject) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (at[i].what == what && at[i].subject == subject) {
                return true;
            }
        }
        return false;
    }
};
template <class Allow>
struct one_allowance;
template <template <class...> class Rule, class Subject, literal Reason>
struct one_allowance<allow<Rule, Subject, Reason>> {
    static constexpr allowance value{rule_of<Rule>, id_of<Subject>};
};
template <class Word>
struct allowed_by {
    using type = list<>;
};
template <template <class...> class Rule, class Subject, literal Reason>
struct allowed_by<allow<Rule, Subject, Reason>> {
    using type = list<allow<Rule, Subject, Reason>>;
};
template <class Allows>
struct allowances_in;
template <>
struct allowances_in<list<>> {
    static constexpr allowances value{};
};
template <class... Allows>
struct allowances_in<list<Allows...>> {
    static constexpr allowance at[] = {one_allowance<Allows>::value...};
    static constexpr allowances value{at, sizeof...(Allows)};
};
// A verdict that is a type from the start is excused by allow<the same rule, its first subject>.
template <class Verdict, class Allow>
inline constexpr bool excuses = false;
template <template <class...> class Rule, class Subject, class... Others, literal Reason>
inline constexpr bool excuses<Rule<Subject, Others...>, allow<Rule, Subject, Reason>> = true;
template <class... Words>
using allows_among = join<typename allowed_by<Words>::type...>;
template <class... Words>
inline constexpr allowances allowances_of = allowances_in<allows_among<Words...>>::value;

template <class Verdict, class Allows>
struct unless_allowed;
template <class Verdict, class... Allows>
struct unless_allowed<Verdict, list<Allows...>> {
    using type = std::conditional_t<(excuses<Verdict, Allows> || ...), kept, Verdict>;
};
template <class... Allows>
struct unless_allowed<kept, list<Allows...>> {
    using type = kept;
};
template <class Verdicts, class Allows>
struct all_unless_allowed;
template <class... Verdicts, class Allows>
struct all_unless_allowed<list<Verdicts...>, Allows>
    : first_broken<typename unless_allowed<Verdicts, Allows>::type...> {};

}  // namespace writ::detail
