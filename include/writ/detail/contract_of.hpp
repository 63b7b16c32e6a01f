// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From a payload back to its contract, for who needs its reply and error types.

#pragma once

#include <writ/detail/contract_table.hpp>
#include <writ/detail/key.hpp>

namespace writ::detail {

template <class Payload, class Item>
struct contracts_for {
    using type = list<>;
};
template <class Payload, literal Name, class... Options>
struct contracts_for<Payload, command<Name, Payload, Options...>> {
    using type = list<command<Name, Payload, Options...>>;
};
template <class Payload, literal Name, class... Options>
struct contracts_for<Payload, event<Name, Payload, Options...>> {
    using type = list<event<Name, Payload, Options...>>;
};
template <class Payload, literal Name, class... Options>
struct contracts_for<Payload, query<Name, Payload, Options...>> {
    using type = list<query<Name, Payload, Options...>>;
};
template <class Payload, class Items>
struct contracts_among;
template <class Payload, class... Items>
struct contracts_among<Payload, list<Items...>> {
    using type = join<typename contracts_for<Payload, Items>::type...>;
};
template <class Payload, literal Name, class... Items>
struct contracts_for<Payload, stream<Name, Items...>> : contracts_among<Payload, list<Items...>> {};
template <class Payload, is_contract_list Item>
struct contracts_for<Payload, Item> : contracts_among<Payload, typename Item::writ_items> {};

template <class Option>
struct reply_in {
    using type = list<>;
};
template <class Reply>
struct reply_in<reply<Reply>> {
    using type = list<Reply>;
};
template <class Option>
struct errors_in {
    using type = list<>;
};
template <class... Errors>
struct errors_in<errors<Errors...>> {
    using type = list<Errors...>;
};
template <class Options>
struct answer_types;
template <class... Options>
struct answer_types<list<Options...>> {
    using reply = join<typename reply_in<Options>::type...>;
    using errors = join<typename errors_in<Options>::type...>;
};
// What comes back for a payload: `reply` and `errors`, as lists.
template <class Contracts, class Payload>
using answers_of = answer_types<
    typename only_type<typename contracts_for<Payload, Contracts>::type>::type::writ_options>;

}  // namespace writ::detail
