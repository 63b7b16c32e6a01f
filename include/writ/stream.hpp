// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/contract.hpp>

namespace writ {

/// The key of a stream: each of its payloads has exactly one member of type Key, and messages with
/// equal keys keep their order.
/// Rules: key_type_is_not_stable, payload_has_no_member_of_the_key_type,
/// payload_has_two_members_of_the_key_type.
template <class Key>
struct keyed_by {};

namespace detail {

// An item of a stream or a list is a contract, or else something said about its contracts.
template <class Item>
concept contract_item = requires {
    Item::writ_size;
    typename Item::writ_payloads;
};
struct no_contract {
    using writ_payloads = list<>;
    using writ_options = list<>;
    static constexpr std::size_t writ_size = 0;
    static constexpr void writ_append(contract_row*&) {}
};
template <class Item>
struct list_item {
    using contract = no_contract;
    using said = list<Item>;
};
template <contract_item Item>
struct list_item<Item> {
    using contract = Item;
    using said = list<>;
};

// Contracts by the pack, appended without a fold.
template <class... Items>
struct contract_pack {
    using payloads = join<typename list_item<Items>::contract::writ_payloads...>;
    using options = join<typename list_item<Items>::contract::writ_options...>;
    using said = join<typename list_item<Items>::said...>;
    static constexpr std::size_t size = total<list_item<Items>::contract::writ_size...>();
    static constexpr void append(contract_row*& out) {
        using append_rows = void (*)(contract_row*&);
        constexpr append_rows each[] = {&list_item<Items>::contract::writ_append..., nullptr};
        for (std::size_t i = 0; i < sizeof...(Items); ++i) {
            each[i](out);
        }
    }
};

// What is said about all contracts of a stream.
template <class Said>
struct stream_words;
template <class... Options>
struct stream_words<list<Options...>> {
    using key = void;
    using options = list<Options...>;
    static constexpr void apply(contract_row& row) {
        static_cast<void>(row);
        (contract_option<Options>::apply(row), ...);
    }
};
template <class Key, class... Options>
struct stream_words<list<keyed_by<Key>, Options...>> : stream_words<list<Options...>> {
    using key = Key;
    static constexpr void apply(contract_row& row) {
        row.key = id_of<Key>;
        stream_words<list<Options...>>::apply(row);
    }
};

}  // namespace detail

/// Contracts that share a topic, a key space and an order: `stream<"booking", keyed_by<booking_id>,
/// command<…>, event<…>>`. The key comes first; guarantees may follow it.
template <literal Name, class... Items>
struct stream {
    using writ_pack = detail::contract_pack<Items...>;
    using writ_words = detail::stream_words<typename writ_pack::said>;
    using writ_payloads = typename writ_pack::payloads;
    using writ_options = detail::join<typename writ_pack::options, typename writ_words::options>;
    static constexpr std::size_t writ_size = writ_pack::size;
    static constexpr void writ_append(detail::contract_row*& out) {
        detail::contract_row* const first = out;
        writ_pack::append(out);
        for (auto* row = first; row != out; ++row) {
            row->stream = Name.view();
            writ_words::apply(*row);
        }
    }
};

}  // namespace writ
