// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A contract list as a Hana tuple of types, and the way back.

#pragma once

#include <writ/contract_list.hpp>
#include <writ/detail/contract_of.hpp>
#include <writ/detail/contract_table.hpp>

#include <boost/hana/core/tag_of.hpp>
#include <boost/hana/tuple.hpp>
#include <boost/hana/type.hpp>

#include <string_view>

namespace writ {

namespace detail {

template <class Payloads>
struct hana_types;
template <class... Payloads>
struct hana_types<list<Payloads...>> {
    static constexpr boost::hana::tuple<boost::hana::type<Payloads>...> value{};
};

template <class Contracts, class Payload>
struct hana_contract {
    static constexpr const contract_row& row =
        contracts_of<Contracts>.rows[contracts_of<Contracts>.payload(id_of<Payload>)];
    using answers = answers_of<Contracts, Payload>;
};

// An element of the tuple is an item, or a hana::type of one.
template <class Element>
struct hana_item : box<Element> {};
template <class Element>
    requires std::is_same_v<typename boost::hana::tag_of<Element>::type, boost::hana::type_tag>
struct hana_item<Element> : box<typename Element::type> {};
template <class Tuple>
struct list_from_hana : box<contract_list<Tuple>> {};
template <class... Elements>
struct list_from_hana<boost::hana::tuple<Elements...>>
    : box<contract_list<typename hana_item<Elements>::type...>> {};

}  // namespace detail

/// The payloads of a contract list, in the order of declaration, as
/// `hana::tuple<hana::type<Payload>…>`: what an algorithm over all contracts begins with.
template <detail::is_contract_list Contracts>
[[nodiscard]] constexpr auto to_hana() {
    return detail::hana_types<typename Contracts::writ_payloads>::value;
}

/// What a contract list says of one of its payloads, for algorithms over `to_hana`.
template <detail::is_contract_list Contracts, class Payload>
struct contract_traits {
    static constexpr kind what = detail::hana_contract<Contracts, Payload>::row.what;
    static constexpr std::string_view name = detail::hana_contract<Contracts, Payload>::row.name;
    static constexpr std::string_view stream =
        detail::hana_contract<Contracts, Payload>::row.stream;
    static constexpr bool is_durable = detail::hana_contract<Contracts, Payload>::row.durable;
    /// A tuple of the one reply type of a query; empty for others.
    static constexpr auto reply = detail::hana_types<
        typename detail::hana_contract<Contracts, Payload>::answers::reply>::value;
    static constexpr auto errors = detail::hana_types<
        typename detail::hana_contract<Contracts, Payload>::answers::errors>::value;
};

/// A contract list out of a Hana tuple, such as an algorithm makes it: of contracts, streams and
/// all that stands in a `contract_list`, as objects or as `hana::type`.
/// `struct contracts : writ::hana_contract_list<decltype(all)> {};`
/// Rules: the group *contracts* of docs/rules.md.
template <class Tuple>
struct hana_contract_list : detail::list_from_hana<std::remove_cv_t<Tuple>>::type {};

}  // namespace writ
