// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/contract_row.hpp>
#include <writ/detail/meta.hpp>
#include <writ/literal.hpp>

#include <cstddef>

namespace writ {

struct json;

/// The reply of a query: `writ::query<"booking.find", find_booking, writ::reply<booking_view>>`.
/// Rules: query_has_no_reply, only_a_query_has_a_reply.
template <class Reply>
struct reply {};

/// The errors that the handler of a command or query may return beside its outcome.
/// Rules: returns_an_error_that_is_not_declared, error_of_a_question_is_not_handled.
template <class... Errors>
struct errors {};

/// A middleware that every service handling this contract must use.
/// Rules: required_middleware_is_absent.
template <class... Middleware>
struct requires_middleware {};

/// The wire name of one field, where it is no C++ name or another than the member's.
/// An option of a contract, or an item of a contract list for a nested payload.
template <auto Member, literal Name>
struct spelled {};

/// A contract survives a crash on both sides. The default, said for the reader.
struct durable {};
/// A contract may be dropped under pressure; what is dropped is counted.
/// Rules: contract_is_durable_and_lossy.
struct lossy {};
/// A contract needs a transport that keeps the order of a key.
struct ordered {};
/// A contract needs a transport that keeps history; its subscribers say from_beginning or from_now.
/// Rules: subscription_does_not_say_from_where.
struct replayable {};

/// Payloads are written by another codec than JSON: `writ::encoded_as<writ::cbor>`. Said of a
/// contract, a stream or a list; the innermost word counts. Declared errors stay JSON.
template <class Codec>
struct encoded_as {};

/// A payload with a member that its contract does not have is refused, with the member's path.
/// Said of a contract, a stream or a list. Where nothing is said such members are skipped; a
/// payload with a member of type `writ::unknown_fields` keeps them.
struct refuse_unknown_fields {};

namespace detail {

// What one option says: it writes into the row, and names its types for error reports.
template <class Option>
struct contract_option {
    static constexpr bool known = false;
    using types = list<>;
    static constexpr void apply(contract_row&) {}
};
struct known_option {
    static constexpr bool known = true;
    using types = list<>;
    using sent = list<>;  // what travels beside the payload
    static constexpr void apply(contract_row&) {}
};
template <class Reply>
struct contract_option<reply<Reply>> : known_option {
    using types = list<Reply>;
    using sent = types;
    static constexpr void apply(contract_row& row) { row.reply = id_of<Reply>; }
};
template <class... Errors>
struct contract_option<errors<Errors...>> : known_option {
    using types = list<Errors...>;
    using sent = types;
    static constexpr void apply(contract_row& row) { row.errors = ids_in<list<Errors...>>::value; }
};
template <class... Middleware>
struct contract_option<requires_middleware<Middleware...>> : known_option {
    using types = list<Middleware...>;
    static constexpr void apply(contract_row& row) {
        row.middleware = ids_in<list<Middleware...>>::value;
    }
};
template <auto Member, literal Name>
struct contract_option<spelled<Member, Name>> : known_option {};
template <class Codec>
struct contract_option<encoded_as<Codec>> : known_option {
    static constexpr void apply(contract_row& row) {
        if (!row.codec) {
            row.codec = id_of<Codec>;
        }
    }
};
template <>
struct contract_option<refuse_unknown_fields> : known_option {
    static constexpr void apply(contract_row& row) { row.refuses_unknown_fields = true; }
};
template <>
struct contract_option<durable> : known_option {
    static constexpr void apply(contract_row& row) { row.says_durable = true; }
};
template <>
struct contract_option<lossy> : known_option {
    static constexpr void apply(contract_row& row) {
        row.lossy = true;
        row.durable = false;
    }
};
template <>
struct contract_option<ordered> : known_option {
    static constexpr void apply(contract_row& row) { row.ordered = true; }
};
template <>
struct contract_option<replayable> : known_option {
    static constexpr void apply(contract_row& row) { row.replayable = true; }
};

template <kind What, literal Name, class Payload, class... Options>
struct contract {
    using writ_payloads = list<Payload>;
    using writ_options = list<Options...>;
    static constexpr std::size_t writ_size = 1;
    static constexpr void writ_append(contract_row*& out) {
        contract_row row{What, Name.view(), id_of<Payload>};
        row.stream = row.name;
        (contract_option<Options>::apply(row), ...);
        *out++ = row;
    }
};

}  // namespace detail

/// A message that asks its one owner to act.
/// Rules: command_has_no_owner, command_has_two_owners, wire_name_is_malformed,
/// payload_is_no_plain_aggregate, field_has_no_wire_form.
template <literal Name, class Payload, class... Options>
struct command : detail::contract<kind::command, Name, Payload, Options...> {};

/// A message that tells every subscriber what happened.
/// Rules: event_is_never_published, wire_name_is_malformed, payload_is_no_plain_aggregate.
template <literal Name, class Payload, class... Options>
struct event : detail::contract<kind::event, Name, Payload, Options...> {};

/// A message that asks its one responder, who returns the reply or a declared error.
/// Rules: query_has_no_reply, query_has_no_responder, query_handler_does_not_reply.
template <literal Name, class Payload, class... Options>
struct query : detail::contract<kind::query, Name, Payload, Options...> {};

}  // namespace writ
