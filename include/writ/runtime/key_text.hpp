// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/contract_table.hpp>
#include <writ/detail/enum_names.hpp>
#include <writ/detail/key.hpp>

#include <string>
#include <type_traits>

namespace writ::detail {

// The text of a key: what stands on the wire, without quotes. Equal keys have equal texts.
template <class Key>
std::string key_text(const Key& key) {
    if constexpr (std::is_same_v<Key, std::string>) {
        return key;
    } else if constexpr (std::is_enum_v<Key>) {
        return std::string{enum_name(key)};
    } else if constexpr (std::is_integral_v<Key>) {
        return std::to_string(key);
    } else {
        return members<Key>::with(key, [](const auto& value) { return key_text(value); });
    }
}

template <class Wanted, class Payload>
const Wanted& member_of_type(const Payload& payload) {
    const Wanted* found = nullptr;
    const auto look = [&]<class Member>(const Member& member) {
        if constexpr (std::is_same_v<Member, Wanted>) {
            found = &member;
        }
    };
    members<Payload>::with(payload, [&](const auto&... each) { (look(each), ...); });
    return *found;
}

// The contract's row, and the member that is its stream's key.
template <class Contracts, class Type>
inline constexpr std::size_t row_of = contracts_of<Contracts>.payload(id_of<Type>);

template <class Contracts, class Payload>
constexpr std::size_t key_position() {
    constexpr id key = contracts_of<Contracts>.rows[row_of<Contracts, Payload>].key;
    constexpr ids all = ids_in<typename members<Payload>::types>::value;
    for (std::size_t i = 0; i < all.size; ++i) {
        if (all.at[i] == key) {
            return i;
        }
    }
    return all.size;
}
template <class Contracts, class Payload>
std::string stream_key_text(const Payload& payload) {
    constexpr std::size_t position = key_position<Contracts, Payload>();
    if constexpr (position < members<Payload>::size) {
        return key_text(member_of_type<pick<position, typename members<Payload>::types>>(payload));
    } else {
        return {};
    }
}

}  // namespace writ::detail
