// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The form of a contract on the wire is what its list says, and lists nest: a part that names an
// inner list does not hear what an outer one says.

#pragma once

#include <writ/detail/part_facts.hpp>

#include <cstddef>

namespace writ::detail {

// The position in `own` of a contract that `all` gives another form on the wire, or none.
constexpr std::size_t other_form(const contract_view& own, const contract_view& all) {
    const auto codec = [](const contract_row& row) { return row.codec ? row.codec : id_of<json>; };
    for (std::size_t i = 0; i < own.size; ++i) {
        const std::size_t at = all.payload(own.rows[i].payload);
        if (at != contract_view::none &&
            !(codec(own.rows[i]) == codec(all.rows[at]) &&
              own.rows[i].naming == all.rows[at].naming &&
              own.rows[i].refuses_unknown_fields == all.rows[at].refuses_unknown_fields)) {
            return i;
        }
    }
    return contract_view::none;
}
// A part whose list lacks what an outer list says of it would write what nobody else can read.
template <class Self, class Contracts, class Part, class Own>
struct same_form {
    static constexpr std::size_t at = other_form(contracts_of<Own>, contracts_of<Contracts>);
    template <std::size_t At, class = void>
    struct named {
        using type = broken_rule::contract_has_another_form<pick<At, typename Own::writ_payloads>,
                                                            Part, Self>;
    };
    template <class None>
    struct named<contract_view::none, None> {
        using type = kept;
    };
    using type = typename named<at>::type;
};
template <class Self, class Contracts, class Part>
struct same_form<Self, Contracts, Part, Contracts> {
    using type = kept;
};
template <class Self, class Contracts, class Parts>
struct forms_verdict;
template <class Self, class Contracts, class... Parts>
struct forms_verdict<Self, Contracts, list<Parts...>>
    : first_broken<
          typename same_form<Self, Contracts, Parts, typename facts<Parts>::contracts>::type...> {};

}  // namespace writ::detail
