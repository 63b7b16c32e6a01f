// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What is to be recorded of contracts and of workflows, an item each: its name, its form, and what
// stands of it in a record.

#pragma once

#include <writ/detail/stored_names.hpp>
#include <writ/record/compare.hpp>
#include <writ/record/form_rows.hpp>
#include <writ/record/words.hpp>
#include <writ/runtime/contract_form.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace writ::detail {

template <class One, class Other>
struct name_pair_text {
    static constexpr auto text = [] {
        std::array<char, One::value.size() + Other::value.size() + 1> made{};
        std::size_t at = 0;
        for (const std::string_view each : {One::value, std::string_view{"/"}, Other::value}) {
            for (const char c : each) {
                made[at++] = c;
            }
        }
        return made;
    }();
    static constexpr std::string_view value{text.data(), text.size()};
};

constexpr std::string_view refusing_words = ", refuses unknown fields";

// The fingerprint, and what it does not say of the form: the codec, if it is not JSON, and whether
// unknown fields are refused.
template <class Names, class Type, class Codec, bool Refuses>
struct head_text {
    static constexpr std::string_view codec =
        std::is_same_v<Codec, json> ? std::string_view{} : Codec::content_type;
    static constexpr std::string_view schema = data_schema<Names, Type>.text();
    static constexpr std::size_t size = schema.size() + (codec.empty() ? 0 : codec.size() + 2) +
                                        (Refuses ? refusing_words.size() : 0);
    static constexpr auto text = [] {
        std::array<char, size> made{};
        std::size_t at = 0;
        for (const std::string_view each :
             {schema, codec.empty() ? std::string_view{} : std::string_view{", "}, codec,
              Refuses ? refusing_words : std::string_view{}}) {
            for (const char c : each) {
                made[at++] = c;
            }
        }
        return made;
    }();
    static constexpr std::string_view value{text.data(), size};
};
template <class Names, class Type>
struct head_text<Names, Type, json, false> {
    static constexpr std::string_view value = data_schema<Names, Type>.text();
};

// The row of a contract or a state, and the rows of its fields.
struct item_view {
    record_row head{};  // version 0: the record counts
    record_view fields{};
    bool backward = true;
    bool forward = true;
};

// Where something stands in a record: the row, or null, and the rows below it.
struct recorded_item {
    const record_row* head = nullptr;
    record_view fields{};
};
constexpr bool is_part_row(const record_row& row) {
    return row.what == recorded::field || row.what == recorded::choice;
}
constexpr std::uint64_t hash_of_row(const record_row& row) {
    std::uint64_t hash = static_cast<std::uint64_t>(row.what) + 1;
    for (const char c : row.name) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
    }
    return hash;
}
// The rows of a record that are no fields, by their hashes: names are compared where these agree.
template <class Record>
struct record_index {
    static constexpr std::size_t rows = sizeof(Record::rows) / sizeof(Record::rows[0]);
    static constexpr std::size_t size = [] {
        std::size_t count = 0;
        for (const record_row& row : Record::rows) {
            count += is_part_row(row) ? 0 : 1;
        }
        return count;
    }();
    struct head {
        std::uint64_t hash = 0;
        std::size_t row = 0;
    };
    static constexpr std::array<head, size> heads = [] {
        std::array<head, size> made{};
        std::size_t at = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            if (!is_part_row(Record::rows[i])) {
                made[at++] = {hash_of_row(Record::rows[i]), i};
            }
        }
        return made;
    }();
};
template <class Record>
constexpr recorded_item find_in_record(const record_row& wanted) {
    using index = record_index<Record>;
    const std::uint64_t hash = hash_of_row(wanted);
    for (std::size_t i = 0; i < index::size; ++i) {
        const record_row& row = Record::rows[index::heads[i].row];
        if (index::heads[i].hash != hash || row.what != wanted.what || row.name != wanted.name ||
            (wanted.version != 0 && row.version != wanted.version)) {
            continue;
        }
        const std::size_t begin = index::heads[i].row + 1;
        const std::size_t end = i + 1 < index::size ? index::heads[i + 1].row : index::rows;
        return {&row, {Record::rows + begin, end - begin, row.form.ends_with(refusing_words)}};
    }
    return {};
}

// How an item of this build agrees with a record.
enum class agreement : unsigned char { recorded, unrecorded, breaks };
struct item_finding {
    agreement what = agreement::recorded;
    unsigned version = 0;  // that is recorded
    difference_found found{};
};
constexpr item_finding compare_item(const recorded_item& was, const item_view& item) {
    const difference_found found =
        first_difference(was.fields, item.fields, item.backward, item.forward);
    return {found.what == difference_kind::none ? agreement::unrecorded : agreement::breaks,
            was.head->version, found};
}
// The members of an item are looked at only where its fingerprint is another.
template <class Record, class Item>
constexpr item_finding look_up() {
    constexpr recorded_item was = find_in_record<Record>(Item::head);
    if constexpr (was.head == nullptr) {
        return {agreement::unrecorded};
    } else if constexpr (was.head->form == Item::head.form) {
        return {agreement::recorded, was.head->version};
    } else {
        return compare_item(was, Item::view());
    }
}

// What travels under a contract: Type is its payload, its reply or one of its errors.
template <recorded What, class Name, class Form, class Type, class Level>
struct recorded_contract {
    template <class Record>
    using unrecorded = broken_rule::contract_is_not_recorded<Type, Record>;
    template <class Difference, unsigned Was>
    using broken = broken_rule::contract_breaks_its_level<Type, Difference, Level, version<Was>,
                                                          version<Was + 1>>;

    static constexpr bool refuses = Form::row.refuses_unknown_fields;
    using names = typename Form::names;
    static constexpr record_row head{What, Name::value,
                                     head_text<names, Type, typename Form::codec, refuses>::value};
    static constexpr item_view view() {
        constexpr const auto& rows = form_rows<names, Type>::value;
        return {head, {rows.data(), rows.size(), refuses}, Level::reads_old, Level::is_read_by_old};
    }
};

// A form of a state, present or older.
template <class Workflow, class Place, class Type, unsigned Version>
struct recorded_state {
    template <class Record>
    using unrecorded = broken_rule::state_is_not_recorded<Type, Workflow, Record>;
    template <class Difference, unsigned>
    using broken = broken_rule::stored_state_does_not_fit<Type, Difference, Workflow>;

    struct workflow_name {
        static constexpr std::string_view value = workflow_facts<Workflow>::name;
    };
    struct state_name {
        static constexpr std::string_view value = Place::name;
    };
    static constexpr record_row head{recorded::state,
                                     name_pair_text<workflow_name, state_name>::value,
                                     data_schema<plain_names, Type>.text(), Version};
    static constexpr item_view view() {
        constexpr const auto& rows = form_rows<plain_names, Type>::value;
        return {head, {rows.data(), rows.size()}, true, false};
    }
};

}  // namespace writ::detail
