// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/stream.hpp>

namespace writ {

/// An attribute that travels from a message to all that it causes: `writ::sticky<"tenant">` in a
/// contract list. Handlers take it as `const writ::attribute<"tenant">&`.
/// Rules: attribute_is_not_declared.
template <literal... Names>
struct sticky {};

/// Naming policies: how a member's C++ name becomes its wire name, where `spelled` does not say.
struct snake_case {};
struct camel_case {};
struct kebab_case {};

/// How the members of payloads are named on the wire: snake_case, camel_case or kebab_case. Said of
/// a contract, a stream or a list; the innermost word counts.
/// Rules: is_no_contract, contract_has_another_form, two_members_share_a_wire_name.
template <class Policy>
struct naming {};

namespace detail {

template <class Policy>
struct contract_option<naming<Policy>> : known_option {
    static constexpr bool known = std::is_same_v<Policy, snake_case> ||
                                  std::is_same_v<Policy, camel_case> ||
                                  std::is_same_v<Policy, kebab_case>;
    static constexpr void apply(contract_row& row) {
        if (!row.naming) {
            row.naming = id_of<Policy>;
        }
    }
};

template <class Said>
struct said_of_all;
template <class... Options>
struct said_of_all<list<Options...>> {
    static constexpr void apply(contract_row* first, contract_row* last) {
        for (; first != last; ++first) {
            (contract_option<Options>::apply(*first), ...);
        }
    }
};

}  // namespace detail

/// The contracts of a system or a team, listed once: derive a named struct from it. Items are
/// contracts, streams, other lists, and what holds for all of them: naming, sticky, spelled, allow,
/// encoded_as, refuse_unknown_fields, and guarantees.
/// Rules: the group *contracts* of docs/rules.md.
template <class... Items>
struct contract_list {
    using writ_list = contract_list;
    using writ_pack = detail::contract_pack<Items...>;
    using writ_items = detail::list<Items...>;
    using writ_payloads = typename writ_pack::payloads;
    using writ_options = detail::join<typename writ_pack::options, typename writ_pack::said>;
    static constexpr std::size_t writ_size = writ_pack::size;
    static constexpr void writ_append(detail::contract_row*& out) {
        detail::contract_row* const first = out;
        writ_pack::append(out);
        detail::said_of_all<typename writ_pack::said>::apply(first, out);
    }
};

namespace detail {

template <class Contracts>
concept is_contract_list = requires { typename Contracts::writ_list; };

}  // namespace detail
}  // namespace writ
