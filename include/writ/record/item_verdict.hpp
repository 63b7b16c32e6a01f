// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A finding of a record as a broken rule.

#pragma once

#include <writ/record/items.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace writ::detail {

template <std::size_t Size>
consteval literal<Size + 1> literal_of(std::string_view text) {
    char copy[Size + 1]{};
    for (std::size_t i = 0; i < Size; ++i) {
        copy[i] = text[i];
    }
    return literal<Size + 1>{copy};
}

// Source::found: a difference_found.
template <class Source, difference_kind = Source::found.what>
struct difference_type;
template <class Source>
inline constexpr auto path_literal = literal_of<Source::found.name.size()>(Source::found.name);

template <class Source>
struct difference_type<Source, difference_kind::field_is_gone> {
    using type = difference::field_is_gone<path_literal<Source>>;
};
template <class Source>
struct difference_type<Source, difference_kind::field_is_new> {
    using type = difference::field_is_new<path_literal<Source>>;
};
template <class Source>
struct difference_type<Source, difference_kind::field_is_required> {
    using type = difference::field_is_required<path_literal<Source>>;
};
template <class Source>
struct difference_type<Source, difference_kind::field_is_optional> {
    using type = difference::field_is_optional<path_literal<Source>>;
};
template <class Source>
struct difference_type<Source, difference_kind::field_has_another_form> {
    using type =
        difference::field_has_another_form<path_literal<Source>,
                                           literal_of<Source::found.was.size()>(Source::found.was),
                                           literal_of<Source::found.is.size()>(Source::found.is)>;
};
template <class Source>
struct difference_type<Source, difference_kind::choice_is_gone> {
    using type = difference::choice_is_gone<path_literal<Source>>;
};
template <class Source>
struct difference_type<Source, difference_kind::choice_is_new> {
    using type = difference::choice_is_new<path_literal<Source>>;
};

// Words<Item, Record, …> says which rules an item breaks.
template <class Record, class Item>
struct item_source {
    static constexpr item_finding looked = look_up<Record, Item>();
    static constexpr const difference_found& found = looked.found;
};
template <class Record, class Item, agreement = item_source<Record, Item>::looked.what>
struct item_verdict {
    using type = kept;
};
template <class Record, class Item>
struct item_verdict<Record, Item, agreement::unrecorded> {
    using type = typename Item::template unrecorded<Record>;
};
template <class Record, class Item>
struct item_verdict<Record, Item, agreement::breaks> {
    using source = item_source<Record, Item>;
    using type = typename Item::template broken<typename difference_type<source>::type,
                                                source::looked.version>;
};

// The verdicts on many items; then on what the record has, and nobody else.
template <class Record, class Allows, class Items>
struct items_verdict;
template <class Record, class Allows, class... Items>
struct items_verdict<Record, Allows, list<Items...>>
    : all_unless_allowed<list<typename item_verdict<Record, Items>::type...>, Allows> {};

template <class Items>
struct item_heads;
template <class... Items>
struct item_heads<list<Items...>> {
    static constexpr std::size_t size = sizeof...(Items);
    static constexpr const record_row* at[size + 1] = {&Items::head..., nullptr};
    static constexpr std::array<std::uint64_t, size + 1> hashes = [] {
        std::array<std::uint64_t, size + 1> made{};
        for (std::size_t i = 0; i < size; ++i) {
            made[i] = hash_of_row(*at[i]);
        }
        return made;
    }();

    static constexpr bool has(const record_row& row, std::uint64_t hash) {
        for (std::size_t i = 0; i < size; ++i) {
            if (hashes[i] == hash && at[i]->what == row.what && at[i]->name == row.name &&
                (row.what != recorded::state || at[i]->version == row.version)) {
                return true;
            }
        }
        return false;
    }
};

constexpr bool is_contract_row(const record_row& row) {
    return row.what >= recorded::event && row.what <= recorded::error;
}

inline constexpr std::size_t nothing_is_gone = ~std::size_t{};

// The first row of a record, of contracts or of states, that none of the items is. Before: what the
// names begin with.
template <class Record, class Items>
constexpr std::size_t first_gone(bool states, std::string_view before) {
    using index = record_index<Record>;
    for (std::size_t i = 0; i < index::size; ++i) {
        const record_row& row = Record::rows[index::heads[i].row];
        const bool is_wanted = states ? row.what == recorded::state : is_contract_row(row);
        if (is_wanted && row.name.starts_with(before) &&
            !item_heads<Items>::has(row, index::heads[i].hash)) {
            return index::heads[i].row;
        }
    }
    return nothing_is_gone;
}

template <class Record, std::size_t Row>
using recorded_name = named<literal_of<Record::rows[Row].name.size()>(Record::rows[Row].name)>;

}  // namespace writ::detail
