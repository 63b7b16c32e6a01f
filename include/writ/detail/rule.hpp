// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The rules that a constexpr check can report, as numbers, and what each speaks of.

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/id.hpp>
#include <writ/detail/meta.hpp>

#include <cstddef>
#include <type_traits>

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

// What a rule can speak of: the two subjects of its finding, one or two parts, and the whole.
enum class subject : unsigned char { first, second, part, other, whole };

// A rule's number, its words, and what they are about, in their order.
template <rule What, template <class...> class Rule, subject... Subjects>
struct sentence {};

// One line a rule; a new one is found by its number and, for allow<…>, by its words.
template <class... Sentences>
struct sentence_list : Sentences... {};
using sentences = sentence_list<
    sentence<rule::payload_is_registered_twice, broken_rule::payload_is_registered_twice,
             subject::first>,
    sentence<rule::two_payloads_print_alike, broken_rule::two_payloads_print_alike, subject::first,
             subject::second>,
    sentence<rule::two_contracts_share_a_name, broken_rule::two_contracts_share_a_name,
             subject::first, subject::second>,
    sentence<rule::wire_name_is_malformed, broken_rule::wire_name_is_malformed, subject::first>,
    sentence<rule::query_has_no_reply, broken_rule::query_has_no_reply, subject::first>,
    sentence<rule::only_a_query_has_a_reply, broken_rule::only_a_query_has_a_reply, subject::first>,
    sentence<rule::contract_is_durable_and_lossy, broken_rule::contract_is_durable_and_lossy,
             subject::first>,
    sentence<rule::answer_is_a_contract_itself, broken_rule::answer_is_a_contract_itself,
             subject::first, subject::second>,
    sentence<rule::takes_what_is_no_contract, broken_rule::takes_what_is_no_contract,
             subject::first, subject::part>,
    sentence<rule::emits_what_is_no_contract, broken_rule::emits_what_is_no_contract,
             subject::first, subject::part>,
    sentence<rule::returns_an_error_that_is_not_declared,
             broken_rule::returns_an_error_that_is_not_declared, subject::first, subject::second,
             subject::part>,
    sentence<rule::returns_the_reply_of_another_query,
             broken_rule::returns_the_reply_of_another_query, subject::first, subject::second,
             subject::part>,
    sentence<rule::two_handlers_for_one_command, broken_rule::two_handlers_for_one_command,
             subject::first, subject::part>,
    sentence<rule::query_handler_does_not_reply, broken_rule::query_handler_does_not_reply,
             subject::first, subject::second, subject::part>,
    sentence<rule::query_handler_emits_beside_its_reply,
             broken_rule::query_handler_emits_beside_its_reply, subject::first, subject::second,
             subject::part>,
    sentence<rule::query_is_emitted_by_a_handler, broken_rule::query_is_emitted_by_a_handler,
             subject::first, subject::part>,
    sentence<rule::subscription_does_not_say_from_where,
             broken_rule::subscription_does_not_say_from_where, subject::first, subject::part>,
    sentence<rule::required_middleware_is_absent, broken_rule::required_middleware_is_absent,
             subject::first, subject::second, subject::part>,
    sentence<rule::participant_does_not_say, broken_rule::participant_does_not_say, subject::first,
             subject::part, subject::other>,
    sentence<rule::participant_says_too_much, broken_rule::participant_says_too_much,
             subject::first, subject::part, subject::other>,
    sentence<rule::participant_promises_another_kind,
             broken_rule::participant_promises_another_kind, subject::first, subject::part>,
    sentence<rule::workflow_has_no_start, broken_rule::workflow_has_no_start, subject::part>,
    sentence<rule::state_cannot_be_reached, broken_rule::state_cannot_be_reached, subject::first,
             subject::part>,
    sentence<rule::state_has_no_way_out, broken_rule::state_has_no_way_out, subject::first,
             subject::part>,
    sentence<rule::state_never_reaches_a_finish, broken_rule::state_never_reaches_a_finish,
             subject::first, subject::part>,
    sentence<rule::two_transitions_for_one_message, broken_rule::two_transitions_for_one_message,
             subject::first, subject::second, subject::part>,
    sentence<rule::state_does_not_handle, broken_rule::state_does_not_handle, subject::first,
             subject::second, subject::part>,
    sentence<rule::question_without_timeout, broken_rule::question_without_timeout, subject::first,
             subject::part>,
    sentence<rule::message_has_no_correlation, broken_rule::message_has_no_correlation,
             subject::first, subject::second, subject::part>,
    sentence<rule::message_has_two_correlations, broken_rule::message_has_two_correlations,
             subject::first, subject::second, subject::part>,
    sentence<rule::correlation_is_a_bare_string, broken_rule::correlation_is_a_bare_string,
             subject::first, subject::part>,
    sentence<rule::correlation_has_another_type, broken_rule::correlation_has_another_type,
             subject::first, subject::second, subject::part>,
    sentence<rule::reply_of_a_question_is_not_handled,
             broken_rule::reply_of_a_question_is_not_handled, subject::first, subject::second,
             subject::part>,
    sentence<rule::error_of_a_question_is_not_handled,
             broken_rule::error_of_a_question_is_not_handled, subject::first, subject::second,
             subject::part>,
    sentence<rule::workflow_starts_with_a_reply, broken_rule::workflow_starts_with_a_reply,
             subject::first, subject::part>,
    sentence<rule::command_has_no_owner, broken_rule::command_has_no_owner, subject::first,
             subject::whole>,
    sentence<rule::command_has_two_owners, broken_rule::command_has_two_owners, subject::first,
             subject::part, subject::other>,
    sentence<rule::query_has_no_responder, broken_rule::query_has_no_responder, subject::first,
             subject::whole>,
    sentence<rule::event_is_never_published, broken_rule::event_is_never_published, subject::first,
             subject::part>,
    sentence<rule::two_parts_share_a_name, broken_rule::two_parts_share_a_name, subject::part,
             subject::other>,
    sentence<rule::contract_is_not_in_the_system, broken_rule::contract_is_not_in_the_system,
             subject::first, subject::part, subject::whole>,
    sentence<rule::messages_go_in_a_circle, broken_rule::messages_go_in_a_circle, subject::first,
             subject::second, subject::whole>>;

template <rule What, template <class...> class Rule, subject... Subjects>
sentence<What, Rule, Subjects...> sentence_of(const sentence<What, Rule, Subjects...>*);

template <template <class...> class Rule, rule What, subject... Subjects>
std::integral_constant<rule, What> rule_worded(const sentence<What, Rule, Subjects...>*);
template <template <class...> class Rule>
std::integral_constant<rule, rule::none> rule_worded(const void*);
// none: a rule that is a type from the start.
template <template <class...> class Rule>
inline constexpr rule rule_of =
    decltype(rule_worded<Rule>(static_cast<const sentences*>(nullptr)))::value;

}  // namespace writ::detail
