// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The rules of what stands in a contract: its members' types, never their names, and its key.

#pragma once

#include <writ/codec/field.hpp>
#include <writ/detail/contract_table.hpp>
#include <writ/detail/finding.hpp>
#include <writ/detail/key.hpp>
#include <writ/detail/loud.hpp>
#include <writ/detail/type_name.hpp>

namespace writ::detail {

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

// Rule: what is said of a field that has no form at all.
template <class Payload, template <class, class> class Rule = broken_rule::field_has_no_wire_form,
          class Field = first_field_without_wire_form<Payload>>
struct fields_verdict {
    using type = Rule<Field, Payload>;
};
template <class Payload, template <class, class> class Rule>
struct fields_verdict<Payload, Rule, void> {
    using type = kept;
};
template <class Payload, template <class, class> class Rule, class Alternative>
struct fields_verdict<Payload, Rule, no_object<Alternative>> {
    using type = broken_rule::alternative_is_no_object<Alternative, Payload>;
};
template <class Payload, template <class, class> class Rule, class Owner>
struct fields_verdict<Payload, Rule, two_unknown_fields<Owner>> {
    using type = broken_rule::payload_has_two_unknown_fields<Owner>;
};

// Asked of the lists of members, which many payloads share.
template <class Members>
inline constexpr bool all_have_wire_form = false;
template <class... Members>
inline constexpr bool all_have_wire_form<list<Members...>> =
    (has_wire_form<Members> && ...) && (0 + ... + int{is_unknown_fields<Members>}) < 2;
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

// Says why T is no payload, where somebody writes or reads one that is in no list.
template <class T>
struct no_payload {
    using type = broken_rule::payload_is_no_plain_aggregate<T>;
};
template <class T>
using judged_payload =
    loud<typename and_then<typename contract_payload_verdict<T>::type, no_payload<T>>::type>;

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

}  // namespace writ::detail
