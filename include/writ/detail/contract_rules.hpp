// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The rules of a contract list, in two stages: names and duplicates, which every use of the list
// needs and which cost little, and the members of every payload, for who proves the list itself.

#pragma once

#include <writ/codec/field.hpp>
#include <writ/detail/contract_table.hpp>
#include <writ/detail/finding.hpp>
#include <writ/detail/key.hpp>
#include <writ/detail/type_name.hpp>

namespace writ::detail {

template <class Option>
inline constexpr bool list_option = contract_option<Option>::known;
template <literal... Names>
inline constexpr bool list_option<sticky<Names...>> = true;
template <class Policy>
inline constexpr bool list_option<naming<Policy>> = true;
template <template <class...> class Rule, class Subject, literal Reason>
inline constexpr bool list_option<allow<Rule, Subject, Reason>> = true;

template <class Options>
struct options_verdict;
template <class... Options>
struct options_verdict<list<Options...>>
    : first_broken<kept_if<list_option<Options>, broken_rule::is_no_contract<Options>>...> {};

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

// ---- payloads

template <class Payload, shape = shape_of<Payload>>
struct shape_verdict {
    using type = broken_rule::payload_is_no_plain_aggregate<Payload>;
};
template <class Payload>
struct shape_verdict<Payload, shape::plain> {
    using type = kept;
};
template <class Payload>
struct shape_verdict<Payload, shape::described> {
    using type = kept;
};
template <class Payload>
struct shape_verdict<Payload, shape::has_base> {
    using type = broken_rule::payload_has_a_base_class<Payload>;
};
template <class Payload>
struct shape_verdict<Payload, shape::has_array> {
    using type = broken_rule::payload_has_an_array_member<Payload>;
};
template <class Payload>
struct shape_verdict<Payload, shape::too_many> {
    using type = broken_rule::payload_has_too_many_members<Payload>;
};
template <class Payload>
struct shape_verdict<Payload, shape::unclear> {
    using type = broken_rule::payload_has_an_unclear_member<Payload>;
};
template <class Payload>
struct shape_verdict<Payload, shape::has_bit_field> : shape_verdict<Payload, shape::unclear> {};
template <class Payload>
struct shape_verdict<Payload, shape::no_default> : shape_verdict<Payload, shape::unclear> {};

template <class Payload, class Field = first_field_without_wire_form<Payload>>
struct fields_verdict {
    using type = broken_rule::field_has_no_wire_form<Field, Payload>;
};
template <class Payload>
struct fields_verdict<Payload, void> {
    using type = kept;
};

// Asked of the lists of members, which many payloads share.
template <class Members>
inline constexpr bool all_have_wire_form = false;
template <class... Members>
inline constexpr bool all_have_wire_form<list<Members...>> = (has_wire_form<Members> && ...);
template <class Payload>
inline constexpr bool is_good_payload = false;
template <class Payload>
    requires has_members<Payload>
inline constexpr bool is_good_payload<Payload> =
    all_have_wire_form<typename members<Payload>::types>;

template <class Payload, bool = is_good_payload<Payload>>
struct contract_payload_verdict {
    using type = kept;
};
template <class Payload>
struct contract_payload_verdict<Payload, false>
    : and_then<typename shape_verdict<Payload>::type, fields_verdict<Payload>> {};

template <class Payload, class Key, std::size_t Count = members_of_type<Payload, Key>>
struct key_verdict {
    using type = broken_rule::payload_has_two_members_of_the_key_type<Payload, Key>;
};
template <class Payload, class Key>
struct key_verdict<Payload, Key, 0> {
    using type = broken_rule::payload_has_no_member_of_the_key_type<Payload, Key>;
};
template <class Payload, class Key>
struct key_verdict<Payload, Key, 1> {
    using type = kept;
};
template <class Key, bool = stable_key<Key>>
struct stable_verdict {
    using type = kept;
};
template <class Key>
struct stable_verdict<Key, false> {
    using type = broken_rule::key_type_is_not_stable<Key>;
};

template <class Payloads, class Allows>
struct payloads_verdict;
template <class... Payloads, class Allows>
struct payloads_verdict<list<Payloads...>, Allows>
    : first_broken<typename unless_allowed<typename contract_payload_verdict<Payloads>::type,
                                           Allows>::type...> {};

// Every payload of a stream has the stream's key.
template <class Key, class Payloads>
struct keyed_payloads;
template <class Key, class... Payloads>
struct keyed_payloads<Key, list<Payloads...>>
    : first_broken<typename key_verdict<Payloads, Key>::type...> {};
template <class Key, class Payloads>
struct keys_of_stream
    : and_then<typename stable_verdict<Key>::type, keyed_payloads<Key, Payloads>> {};
template <class Payloads>
struct keys_of_stream<void, Payloads> {
    using type = kept;
};
template <class Item>
struct keys_verdict {
    using type = kept;
};
template <literal Name, class... Items>
struct keys_verdict<stream<Name, Items...>>
    : keys_of_stream<typename stream<Name, Items...>::writ_words::key,
                     typename stream<Name, Items...>::writ_payloads> {};
template <class Items>
struct keys_of_items;
template <class... Items>
struct keys_of_items<list<Items...>> : first_broken<typename keys_verdict<Items>::type...> {};
template <is_contract_list Item>
struct keys_verdict<Item> : keys_of_items<typename Item::writ_items> {};

// The asker tells declared errors apart by their names.
template <class Option>
struct error_names_verdict {
    using type = kept;
};
template <class One, class Other, class... Errors>
struct error_names_verdict<errors<One, Other, Errors...>> {
    static constexpr name_pair same = same_names<One, Other, Errors...>();
    using all = list<One, Other, Errors...>;
    using type =
        kept_if<same.one == same.other,
                broken_rule::two_errors_share_a_name<pick<same.one, all>, pick<same.other, all>>>;
};
template <class Options>
struct errors_verdict;
template <class... Options>
struct errors_verdict<list<Options...>>
    : first_broken<typename error_names_verdict<Options>::type...> {};

template <class Contracts>
struct members_of_payloads
    : and_then<typename first_broken<
                   typename payloads_verdict<sent_types<Contracts>,
                                             typename allowances_of_options<
                                                 typename Contracts::writ_options>::allows>::type,
                   typename errors_verdict<typename Contracts::writ_options>::type>::type,
               keys_verdict<Contracts>> {};

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
