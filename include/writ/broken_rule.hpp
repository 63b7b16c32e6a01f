// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Every rule that the compiler can report, one line each: a sentence about the user's types, and
// how to mend it. None is ever defined; completing one is the error message.

#pragma once

namespace writ::broken_rule {

// contracts
template <class List> struct is_no_list_of_contracts;  // fix: derive it from writ::contract_list
template <class Item> struct is_no_contract;  // fix: writ::command, writ::event, writ::query, writ::stream, another contract list, or an option such as writ::errors or writ::naming<writ::camel_case>
template <class One, class Other> struct two_contracts_share_a_name;  // fix: give one of the two another wire name
template <class Payload> struct payload_is_registered_twice;  // fix: keep one contract per payload type
template <class One, class Other> struct two_payloads_print_alike;  // fix: move one of the local types to a namespace
template <class Payload> struct wire_name_is_malformed;  // fix: use a-z, 0-9, '.', '-' and '_', with no '.' at either end
template <class Attribute> struct attribute_name_is_malformed;  // fix: use a-z and 0-9, as CloudEvents does, and no name of the envelope's own, such as id or correlationid
template <class Query> struct query_has_no_reply;  // fix: writ::query<"name", Query, writ::reply<Answer>>
template <class Payload> struct only_a_query_has_a_reply;  // fix: make it a writ::query, or drop writ::reply
template <class One, class Other> struct two_errors_share_a_name;  // fix: rename one: on the wire an error is told by its name without namespaces
template <class Answer, class Payload> struct answer_is_a_contract_itself;  // fix: give the reply or the error of Payload a type of its own: a message is routed by its type
template <class Payload> struct contract_is_durable_and_lossy;  // fix: keep one of writ::durable and writ::lossy
template <class Payload> struct payload_is_no_plain_aggregate;  // fix: define it as a plain struct without constructors, private members and virtual functions, or describe it with Boost.Hana and <writ/hana.hpp>
template <class Payload> struct payload_has_a_base_class;  // fix: make the base a member, or describe it with Boost.Hana and <writ/hana.hpp>
template <class Payload> struct payload_has_an_array_member;  // fix: std::array in place of the C array
template <class Payload> struct payload_has_too_many_members;  // fix: at most 64; group some into a struct of their own
template <class Payload> struct payload_has_an_unclear_member;  // fix: no references and no bit-fields; every member default constructible
template <class Field, class Payload> struct field_has_no_wire_form;  // fix: a value type (string, number, enum, optional, vector, map, struct), the header of its kind (<writ/chrono.hpp>, <writ/uuid.hpp> ...), or all of a writ::wire<Field>
template <class Alternative, class Payload> struct alternative_is_no_object;  // fix: a struct; in place of std::monostate, a std::optional around the variant
template <class One, class Other> struct two_alternatives_share_a_tag;  // fix: template <> inline constexpr std::string_view writ::tag_of<Other> = "another-tag";
template <class Alternative> struct template_has_no_tag_of_its_own;  // fix: template <> inline constexpr std::string_view writ::tag_of<Alternative> = "its-tag";
template <class Alternative, class Variant> struct alternative_has_a_member_called_like_its_tag;  // fix: rename the member, or template <> inline constexpr std::string_view writ::tag_member<Variant> = "kind";
template <class Payload> struct two_members_share_a_wire_name;  // fix: give one of the two another name, by writ::spelled<&Payload::member, "name">
template <class Codec> struct is_no_codec;  // fix: writ::encoded_as<writ::cbor>, with <writ/cbor.hpp>, or a type with content_type, write and read
template <class Payload> struct payload_has_two_unknown_fields;  // fix: keep one member of type writ::unknown_fields
template <class Payload, class Record> struct contract_is_not_recorded;  // fix: build the target that writ_record(...) made, look at what it changed, commit it
template <class Payload, class Difference, class Level, class Was, class Is> struct contract_breaks_its_level;  // fix: std::optional for a field that comes or goes; else a new contract beside this one, until nobody sends the old one
template <class Name, class Record> struct recorded_contract_is_gone;  // fix: keep the contract while messages of it are stored or on their way; then record again
template <class Key> struct key_type_is_not_stable;  // fix: struct key { std::string value; }; or an integer or enum in place of the string
template <class Payload, class Key> struct payload_has_no_member_of_the_key_type;  // fix: give it one member of type Key, or move it out of the stream
template <class Payload, class Key> struct payload_has_two_members_of_the_key_type;  // fix: give the other member a type of its own

// handlers
template <class Word, class Service> struct is_no_word_of_a_service;  // fix: writ::handles<Word>, or writ::calls<&Word> where it is a function
template <class Option, class Handler> struct is_no_option_of_a_handler;  // fix: writ::idempotent, writ::on<Message...>, writ::attempts<5>, writ::from_now ...
template <class Handler> struct handler_is_not_defined_yet;  // fix: define Handler before the service that handles with it
template <class Handler> struct call_operator_is_overloaded_or_generic;  // fix: name what it handles: writ::handles<Handler, writ::on<Message...>>
template <class Handler> struct takes_no_message_first;  // fix: give it an operator()(const Message&, ...)
template <class Handler, class Message> struct handler_does_not_take;  // fix: add operator()(const Message&), or drop Message from writ::on<...>
template <class Handler> struct has_members_but_no_effect_policy;  // fix: writ::handles<Handler, writ::idempotent>, writ::may_repeat or writ::ask_operator
template <class Handler> struct raw_handler_names_no_pattern;  // fix: writ::handles<Handler, writ::matching<"order.*">>
template <class Handler> struct only_a_raw_handler_matches_a_pattern;  // fix: take (const writ::raw_message&), or drop writ::matching
template <class Parameter, class Handler> struct takes_what_nobody_provides;  // fix: writ::uses<middleware> that provides Parameter, writ::needs<Parameter>, or drop it; context and attributes are taken as const references
template <class Attribute, class Contracts> struct attribute_is_not_declared;  // fix: writ::sticky<"name"> in the contract list
template <class Message, class Part> struct takes_what_is_no_contract;  // fix: add it to the contract list of Part
template <class Message, class Part> struct emits_what_is_no_contract;  // fix: add it to the contract list of Part, as writ::command or writ::event
template <class Error, class Message, class Part> struct returns_an_error_that_is_not_declared;  // fix: writ::errors<Error> in the contract of Message
template <class Reply, class Message, class Part> struct returns_the_reply_of_another_query;  // fix: return it from the handler of its own query
template <class Command, class Part> struct two_handlers_for_one_command;  // fix: keep one of the two; a workflow that takes the command is its handler
template <class Query, class Reply, class Part> struct query_handler_does_not_reply;  // fix: return exactly one answer: the reply, or a std::variant of the reply and declared errors
template <class Query, class Message, class Part> struct query_handler_emits_beside_its_reply;  // fix: return the reply or a declared error only; emit from a command's handler
template <class Query, class Part> struct query_is_emitted_by_a_handler;  // fix: ask from a workflow or a client, which can wait for the reply
template <class Event, class Part> struct subscription_does_not_say_from_where;  // fix: writ::from_beginning or writ::from_now on the handler or on writ::runs<...>
template <class Middleware, class Message, class Part> struct required_middleware_is_absent;  // fix: writ::uses<Middleware> in the service
template <class Message, class Service, class Participant> struct participant_does_not_say;  // fix: add Message to the participant
template <class Message, class Service, class Participant> struct participant_says_too_much;  // fix: drop Message from the participant, or handle or return it in the service
template <class Message, class Participant> struct participant_promises_another_kind;  // fix: accepts and sends name commands, answers and asks queries, subscribes and publishes events
template <class Type> struct is_no_participant;  // fix: derive it from writ::participant

// workflows
template <class Type> struct is_no_workflow;  // fix: derive it from writ::workflow
template <class Word, class Workflow> struct is_no_word_of_a_workflow;  // fix: writ::starts<f>, writ::continues<f>, writ::timeout<24h, f>, writ::identified_by<Key> ...
template <class Function> struct is_no_transition;  // fix: take (const State&, const Message&), return writ::step, writ::stay, writ::finish or a std::variant of these
template <class Function> struct transition_has_an_object;  // fix: make it a static or a free function: a transition is pure
template <class Parameter, class Function> struct transition_takes_more_than_key_and_context;  // fix: after the message only (const Key&) and (const writ::context&); effects belong to a handler
template <class State> struct state_is_no_plain_aggregate;  // fix: a plain struct of value types
template <class Field, class State> struct state_has_no_stored_form;  // fix: a value type in place of the field
template <class One, class Other, class Workflow> struct two_states_share_a_name;  // fix: give one another name by writ::state<"name", Other>; without one a state is stored under its C++ name
template <class Function, class State> struct upcast_leads_elsewhere;  // fix: a function (const Older&) -> State; of several, the oldest first, each takes what the one before it returns
template <class State, class Workflow> struct state_has_no_stored_name;  // fix: writ::state<"name", State> in the workflow: what outlives a build needs a name that no renaming changes
template <class State, class Workflow, class Record> struct state_is_not_recorded;  // fix: build the target that writ_record(...) made, look at what it changed, commit it
template <class State, class Difference, class Workflow> struct stored_state_does_not_fit;  // fix: std::optional for a new field, or keep the old struct and add writ::upcast<&f> to the writ::state, with f(const Old&) -> State
template <class Name, class Record> struct stored_state_is_gone;  // fix: writ::formerly<"its name", &f> in the state that comes in its place, writ::upcast for an older form; or, when nothing sleeps in it, record again
template <class Workflow> struct workflow_is_not_identified;  // fix: writ::identified_by<key type>
template <class Workflow> struct workflow_has_no_start;  // fix: add writ::starts<f>
template <class Reply, class Workflow> struct workflow_starts_with_a_reply;  // fix: start with a command or an event; a reply comes to an instance that asked
template <class State, class Workflow> struct state_cannot_be_reached;  // fix: return writ::step<State, ...> from a transition, or drop what is said of State
template <class State, class Workflow> struct state_has_no_way_out;  // fix: add writ::continues<f> with f(const State&, const Message&), or end with writ::finish<...> in its place
template <class State, class Workflow> struct state_never_reaches_a_finish;  // fix: let a transition return writ::finish<...>
template <class State, class Message, class Workflow> struct two_transitions_for_one_message;  // fix: keep one, and let it return a std::variant where there are two ways
template <class State, class Message, class Workflow> struct state_does_not_handle;  // fix: add writ::continues<f>, writ::ignores<Message>, or writ::otherwise<writ::hold>
template <class State, class Workflow> struct question_without_timeout;  // fix: writ::timeout<24h, f> with f(const State&, const writ::timed_out&)
template <class Message, class Key, class Workflow> struct message_has_no_correlation;  // fix: a member of type Key, or writ::correlate<&Message::field>
template <class Message, class Key, class Workflow> struct message_has_two_correlations;  // fix: writ::correlate<&Message::field> chooses one
template <class Message, class Workflow> struct correlation_is_a_bare_string;  // fix: struct key { std::string value; }; or writ::correlate<&Message::field> spells it out
template <class Message, class Key, class Workflow> struct correlation_has_another_type;  // fix: correlate by a field of type Key or of its one member's type
template <class Reply, class Query, class Workflow> struct reply_of_a_question_is_not_handled;  // fix: add writ::continues<f> with f(const State&, const Reply&)
template <class Error, class Query, class Workflow> struct error_of_a_question_is_not_handled;  // fix: add writ::continues<f> with f(const State&, const Error&)

// system
template <class Type> struct cannot_be_proven;  // fix: derive it from writ::system, service, participant, workflow or contract_list
template <class Part> struct is_no_part_of_a_system;  // fix: derive it from writ::service or writ::participant
template <class One, class Other> struct two_parts_share_a_name;  // fix: rename one
template <class Command, class System> struct command_has_no_owner;  // fix: writ::handles<...> in one service, or writ::accepts<Command> in a participant
template <class Command, class One, class Other> struct command_has_two_owners;  // fix: keep one of the two
template <class Query, class System> struct query_has_no_responder;  // fix: writ::handles<...> in one service, or writ::answers<Query> in a participant
template <class Event, class Part> struct event_is_never_published;  // fix: return it from a handler, or writ::publishes<Event> in a participant
template <class Message, class Part, class System> struct contract_is_not_in_the_system;  // fix: add the part's contract list to the system's
template <class Attribute, class Part, class System> struct sticky_attribute_is_lost;  // fix: writ::sticky<"name"> in the part's contract list too
template <class Message, class Part, class System> struct contract_has_another_form;  // fix: let Part name the system's list, or say naming, encoded_as and refuse_unknown_fields in the list of Part
template <class One, class Other, class System> struct messages_go_in_a_circle;  // fix: break it with writ::delayed, a workflow, or state an effect policy on the handler that ends it

// use
template <class Handler> struct handler_object_is_missing;  // fix: pass one, or make it default constructible
template <class Argument> struct argument_is_no_handler;  // fix: drop it, or add writ::handles<Argument> to the service
template <class Provided, class Service> struct provider_is_missing;  // fix: pass writ::provide<Provided>(function)
template <class Provided> struct provider_takes_more_than_a_transaction;  // fix: a function of nothing, or of a store's transaction&, and no template
template <class Argument> struct argument_is_out_of_place;  // fix: writ::endpoint<...>(transport, store, options, writ::observed_by{watch}, handlers...)
template <class Store, class Transport> struct store_stands_before_the_transport;  // fix: pass the transport first: (transport, store, ...)
template <class Workflow, class Service> struct router_cannot_keep_a_workflow;  // fix: an endpoint, or writ::testing::world: a workflow's instances need a store
template <class Transaction, class Store> struct takes_a_transaction_the_store_does_not_have;  // fix: another store, a provider over its transaction (writ::needs), or drop the parameter
template <class Message, class Store> struct contract_needs_a_durable_store;  // fix: writ::sqlite::store, or drop writ::durable
template <class Message, class Transport> struct contract_needs_an_ordered_transport;  // fix: another transport, or drop writ::ordered
template <class Message, class Transport> struct contract_needs_a_replayable_transport;  // fix: another transport, or drop writ::replayable
template <class Participant> struct participant_cannot_be_run;  // fix: run its service; what only sends is a writ::client<Participant>(transport, store)
template <class Message, class Participant> struct participant_does_not_send;  // fix: writ::sends<Message>, writ::publishes<Message> or writ::asks<Message> in the participant
template <class Error> struct declared_error_is_not_handled;  // fix: give match a function that takes (const Error&)

}  // namespace writ::broken_rule
