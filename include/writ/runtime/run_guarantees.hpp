// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Whether a store and a transport give what the contracts of the services that run on them ask for.

#pragma once

#include <writ/detail/stored_names.hpp>
#include <writ/runtime/run_parts.hpp>

namespace writ::detail {

template <class Transport, class Store, class Contracts, class Message,
          std::size_t Row = row_of<Contracts, Message>>
struct message_guarantees {
    static constexpr const contract_row& row = contracts_of<Contracts>.rows[Row];
    using type = typename first_broken<
        kept_if<!row.says_durable || Store::facts.durable,
                broken_rule::contract_needs_a_durable_store<Message, Store>>,
        kept_if<!row.ordered || Transport::facts.ordered,
                broken_rule::contract_needs_an_ordered_transport<Message, Transport>>,
        kept_if<!row.replayable || Transport::facts.replayable,
                broken_rule::contract_needs_a_replayable_transport<Message, Transport>>>::type;
};
template <class Transport, class Store, class Contracts, class Message>
struct message_guarantees<Transport, Store, Contracts, Message, contract_view::none> {
    using type = kept;
};

template <class Transport, class Store, class Contracts, class Messages>
struct messages_guarantees;
template <class Transport, class Store, class Contracts, class... Messages>
struct messages_guarantees<Transport, Store, Contracts, list<Messages...>>
    : first_broken<typename message_guarantees<Transport, Store, Contracts, Messages>::type...> {};

// The states of workflows in a store that outlives the program have names of their own.
template <bool IsDurable, class Workflows>
struct state_names_in {
    using type = kept;
};
template <class... Workflows>
struct state_names_in<true, list<Workflows...>>
    : first_broken<typename stored_names_verdict<Workflows>::type...> {};

template <class Transport, class Store, class Services>
struct guarantees_verdict;
template <class Transport, class Store, class... Services>
struct guarantees_verdict<Transport, Store, list<Services...>>
    : first_broken<
          typename messages_guarantees<Transport, Store, typename facts<Services>::contracts,
                                       distinct<typename part_types<Services>::types>>::type...,
          typename state_names_in<Store::facts.durable,
                                  typename facts<Services>::workflows>::type...> {};

}  // namespace writ::detail
