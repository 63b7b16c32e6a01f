// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The states of workflows in a record: each name and each form under which an instance is read.

#pragma once

#include <writ/record/item_verdict.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace writ::detail {

template <class Workflow, class Place, class Index>
struct items_of_place;
template <class Workflow, class Place, std::size_t... Index>
struct items_of_place<Workflow, Place, std::index_sequence<Index...>> {
    using chain = typename Place::chain;
    using type = list<recorded_state<Workflow, Place, pick<Index, typename chain::forms>,
                                     chain::first + static_cast<unsigned>(Index)>...>;
};
template <class Workflow, class Places>
struct items_of_places;
template <class Workflow, class... Places>
struct items_of_places<Workflow, list<Places...>> {
    using type = join<typename items_of_place<
        Workflow, Places, std::make_index_sequence<Places::last - Places::first + 1>>::type...>;
};
template <class Workflow>
using state_items =
    typename items_of_places<Workflow, typename states_in_store<Workflow>::words::places>::type;

template <class Name>
struct name_with_slash {
    struct nothing {
        static constexpr std::string_view value{};
    };
    static constexpr std::string_view value = name_pair_text<Name, nothing>::value;
};

template <class Record, std::size_t Gone>
struct gone_state {
    using type = broken_rule::stored_state_is_gone<recorded_name<Record, Gone>, Record>;
};
template <class Record>
struct gone_state<Record, nothing_is_gone> {
    using type = kept;
};

template <class Record, class Workflow>
struct no_state_is_gone {
    struct name {
        static constexpr std::string_view value = workflow_facts<Workflow>::name;
    };
    static constexpr std::size_t gone =
        first_gone<Record, state_items<Workflow>>(true, name_with_slash<name>::value);
    using type = typename gone_state<Record, gone>::type;
};
template <class Record, class Workflow, class Allows>
struct named_states_in_record
    : and_then<typename items_verdict<Record, Allows, state_items<Workflow>>::type,
               no_state_is_gone<Record, Workflow>> {};
template <class Record, class Workflow, class Allows>
struct states_in_record
    : and_then<typename unless_allowed<typename stored_names_verdict<Workflow>::type, Allows>::type,
               named_states_in_record<Record, Workflow, Allows>> {};

// All states in the record are of one of the workflows.
template <class Record, class... Workflows>
struct no_workflow_is_gone {
    static constexpr std::size_t gone = [] {
        constexpr std::string_view names[] = {workflow_facts<Workflows>::name..., {}};
        for (const record_row& row : Record::rows) {
            bool known = row.what != recorded::state;
            for (std::size_t i = 0; i < sizeof...(Workflows); ++i) {
                known = known || (row.name.starts_with(names[i]) &&
                                  row.name.substr(names[i].size()).starts_with('/'));
            }
            if (!known) {
                return static_cast<std::size_t>(&row - Record::rows);
            }
        }
        return nothing_is_gone;
    }();
    using type = typename gone_state<Record, gone>::type;
};

}  // namespace writ::detail
