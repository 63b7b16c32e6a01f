// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The rules of a contract list, in two stages: names and duplicates, which every use of the list
// needs and which cost little, and the members of every payload, for who proves the list itself.

#pragma once

#include <writ/context.hpp>
#include <writ/detail/attribute_name.hpp>
#include <writ/detail/contract_table.hpp>
#include <writ/detail/finding.hpp>
#include <writ/detail/payload_rules.hpp>
#include <writ/detail/record_hook.hpp>

namespace writ::detail {

template <class Option>
inline constexpr bool list_option = contract_option<Option>::known;
template <template <class...> class Rule, class Subject, literal Reason>
inline constexpr bool list_option<allow<Rule, Subject, Reason>> = true;

template <class Option>
struct option_verdict {
    using type = kept_if<list_option<Option>, broken_rule::is_no_contract<Option>>;
};
template <literal... Names>
struct option_verdict<sticky<Names...>>
    : first_broken<kept_if<good_attribute_name(Names.view()),
                           broken_rule::attribute_name_is_malformed<attribute<Names>>>...> {};

// What a beginner writes in its place has no content type; the rest of a codec its use will tell.
template <class Codec>
struct option_verdict<encoded_as<Codec>> {
    using type = kept_if<requires { static_cast<std::string_view>(Codec::content_type); },
                         broken_rule::is_no_codec<Codec>>;
};

template <class Options>
struct options_verdict;
template <class... Options>
struct options_verdict<list<Options...>> : first_broken<typename option_verdict<Options>::type...> {
};

constexpr finding check_row(const contract_row& row) {
    if (!well_formed_name(row.name)) {
        return {rule::wire_name_is_malformed, row.payload};
    }
    if (row.what == kind::query && !row.reply) {
        return {rule::query_has_no_reply, row.payload};
    }
    if (row.what != kind::query && row.reply) {
        return {rule::only_a_query_has_a_reply, row.payload};
    }
    if (row.lossy && row.says_durable) {
        return {rule::contract_is_durable_and_lossy, row.payload};
    }
    return {};
}

// A reply or an error that is a contract too would be sent as that, and never reach the asker.
constexpr finding check_answers(const contract_view& all) {
    for (const contract_row& row : all) {
        if (row.reply && all.payload(row.reply) != contract_view::none) {
            return {rule::answer_is_a_contract_itself, row.reply, row.payload};
        }
        for (std::size_t i = 0; i < row.errors.size; ++i) {
            if (all.payload(row.errors.at[i]) != contract_view::none) {
                return {rule::answer_is_a_contract_itself, row.errors.at[i], row.payload};
            }
        }
    }
    return {};
}

// An earlier row with the same payload, or with one that prints alike.
constexpr finding check_payload(const contract_view& all, std::size_t row) {
    const id payload = all.rows[row].payload;
    std::size_t i = payload.hash & all.last_slot;
    for (; all.by_payload[i] != row + 1; i = (i + 1) & all.last_slot) {
        const id earlier = all.rows[all.by_payload[i] - 1].payload;
        if (earlier == payload) {
            return {rule::payload_is_registered_twice, payload};
        }
        if (earlier.hash == payload.hash) {
            return {rule::two_payloads_print_alike, earlier, payload};
        }
    }
    return {};
}

// An earlier row with the same name; by_name: the slots of all earlier rows.
constexpr finding check_name(const contract_view& all, std::size_t row, std::size_t* by_name) {
    // A literal: it ends with a zero.
    std::size_t i = fnv(all.rows[row].name.data()) & all.last_slot;
    for (; by_name[i] != 0; i = (i + 1) & all.last_slot) {
        const contract_row& earlier = all.rows[by_name[i] - 1];
        if (earlier.name == all.rows[row].name) {
            return {rule::two_contracts_share_a_name, earlier.payload, all.rows[row].payload};
        }
    }
    by_name[i] = row + 1;
    return {};
}

constexpr finding check_contracts(const contract_view& all, std::size_t* by_name,
                                  const allowances& allowed) {
    for (std::size_t row = 0; row < all.size; ++row) {
        const finding own = check_row(all.rows[row]);
        if (own.what != rule::none && !allowed.has(own.what, own.first)) {
            return own;
        }
        const finding twin = check_payload(all, row);
        if (twin.what != rule::none) {
            return twin;
        }
        const finding namesake = check_name(all, row, by_name);
        if (namesake.what != rule::none) {
            return namesake;
        }
    }
    return check_answers(all);
}

template <class Options>
struct allowances_of_options;
template <class... Options>
struct allowances_of_options<list<Options...>> {
    static constexpr const allowances& value = allowances_of<Options...>;
    using allows = allows_among<Options...>;
};

template <class Contracts>
struct clashes {
    static constexpr finding found = [] {
        row_slots<Contracts::writ_size> by_name;
        return check_contracts(contracts_of<Contracts>, by_name.at,
                               allowances_of_options<typename Contracts::writ_options>::value);
    }();
    template <const finding& Found, bool = Found.what == rule::none>
    struct named {
        using type = kept;
    };
    template <const finding& Found>
    struct named<Found, false> : named_finding<Found.what, Found, contract_types<Contracts>,
                                               Contracts, Contracts, Contracts> {};
    using type = typename named<found>::type;
};

template <class Contracts>
struct names_and_duplicates
    : and_then<typename options_verdict<typename Contracts::writ_options>::type,
               clashes<Contracts>> {};

template <class Contracts>
struct keys_and_record
    : and_then<typename keys_verdict<Contracts>::type,
               recorded_contracts<Contracts, says_record<typename Contracts::writ_options>>> {};
template <class Contracts>
struct members_of_payloads
    : and_then<typename first_broken<
                   typename payloads_verdict<sent_types<Contracts>,
                                             typename allowances_of_options<
                                                 typename Contracts::writ_options>::allows>::type,
                   typename errors_verdict<typename Contracts::writ_options>::type>::type,
               keys_and_record<Contracts>> {};

// What a service needs of its list, and what the list itself must keep.
template <class Contracts, bool = is_contract_list<Contracts>>
struct usable_contracts {
    using type = broken_rule::is_no_list_of_contracts<Contracts>;
};
template <class Contracts>
struct usable_contracts<Contracts, true> : names_and_duplicates<Contracts> {};
template <class Contracts, bool = is_contract_list<Contracts>>
struct whole_contracts {
    using type = broken_rule::is_no_list_of_contracts<Contracts>;
};
template <class Contracts>
struct whole_contracts<Contracts, true>
    : and_then<typename names_and_duplicates<Contracts>::type, members_of_payloads<Contracts>> {};

}  // namespace writ::detail
