// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The durable contracts of a list in a record.

#pragma once

#include <writ/record/item_verdict.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace writ::detail {

// Whole: of a system, whose record is that of all contracts that have no other.
template <class Record, bool Whole>
constexpr bool is_recorded_here(const contract_row& row) {
    return row.durable && (row.record == id_of<Record> || (Whole && !row.record));
}

template <class Contracts, std::size_t Row>
struct items_of_row {
    static constexpr const contract_row& row = contracts_of<Contracts>.rows[Row];
    struct name {
        static constexpr std::string_view value = row.name;
    };
    using level =
        std::conditional_t<row.level == id_of<backward>, backward,
                           std::conditional_t<row.level == id_of<forward>, forward, full>>;
    using sent = sent_types<Contracts>;
    // As contract_form has it, without the functions that read and write.
    template <std::size_t Speaking>
    struct form {
        static constexpr const contract_row& row = contracts_of<Contracts>.rows[Speaking];
        using codec = typename codec_of_row<Contracts, Speaking>::type;
        using names = typename names_of_row<Contracts, Speaking>::type;
    };
    template <recorded What, class Name, class Type>
    using item =
        recorded_contract<What, Name, form<row_speaking_of<Contracts, Type>()>, Type, level>;

    static constexpr recorded what = row.what == kind::event     ? recorded::event
                                     : row.what == kind::command ? recorded::command
                                                                 : recorded::query;
    using of_payload = recorded_contract<what, name, form<Row>,
                                         pick<Row, typename Contracts::writ_payloads>, level>;

    template <bool, class = void>
    struct reply_item {
        using type = list<>;
    };
    template <class None>
    struct reply_item<true, None> {
        using type =
            list<item<recorded::reply, name, pick<position_in<sent>::of(row.reply), sent>>>;
    };
    template <class Index>
    struct error_items;
    template <std::size_t... Index>
    struct error_items<std::index_sequence<Index...>> {
        template <class Error>
        using one = item<recorded::error, name_pair_text<name, name_of_type<Error>>, Error>;
        using type = list<one<pick<position_in<sent>::of(row.errors.at[Index]), sent>>...>;
    };
    using type = join<list<of_payload>, typename reply_item<static_cast<bool>(row.reply)>::type,
                      typename error_items<std::make_index_sequence<row.errors.size>>::type>;
};

template <bool, class Contracts, std::size_t Row>
struct items_if {
    using type = list<>;
};
template <class Contracts, std::size_t Row>
struct items_if<true, Contracts, Row> : items_of_row<Contracts, Row> {};

template <class Contracts, class Record, bool Whole, class Index>
struct items_in_rows;
template <class Contracts, class Record, bool Whole, std::size_t... Row>
struct items_in_rows<Contracts, Record, Whole, std::index_sequence<Row...>> {
    using type =
        join<typename items_if<is_recorded_here<Record, Whole>(contracts_of<Contracts>.rows[Row]),
                               Contracts, Row>::type...>;
};
template <class Contracts, class Record, bool Whole>
using contract_items = typename items_in_rows<Contracts, Record, Whole,
                                              std::make_index_sequence<Contracts::writ_size>>::type;

template <class Record, class Items>
struct no_contract_is_gone {
    static constexpr std::size_t gone = first_gone<Record, Items>(false, {});
    template <bool, class = void>
    struct said {
        using type = kept;
    };
    template <class None>
    struct said<false, None> {
        using type = broken_rule::recorded_contract_is_gone<recorded_name<Record, gone>, Record>;
    };
    using type = typename said<gone == nothing_is_gone>::type;
};

template <class Contracts, class Record, bool Whole, class Allows>
struct contracts_in_record
    : and_then<
          typename items_verdict<Record, Allows, contract_items<Contracts, Record, Whole>>::type,
          no_contract_is_gone<Record, contract_items<Contracts, Record, Whole>>> {};

}  // namespace writ::detail
