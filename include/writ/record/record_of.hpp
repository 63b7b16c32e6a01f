// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/record/record_text.hpp>
#include <writ/record/verdict.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace writ {

namespace detail {

// What is recorded of a system, a contract list or a workflow.
template <class Type, class Record>
struct items_of;
template <is_contract_list Contracts, class Record>
struct items_of<Contracts, Record> {
    using type = contract_items<Contracts, Record, true>;
};
template <is_workflow Workflow, class Record>
struct items_of<Workflow, Record> {
    using type = state_items<Workflow>;
};
template <class Workflows>
struct items_of_workflows;
template <class... Workflows>
struct items_of_workflows<list<Workflows...>> {
    using type = join<state_items<Workflows>...>;
};
template <class System, class Record>
    requires requires { typename System::writ_system; }
struct items_of<System, Record> {
    using facts = system_of<System, typename System::writ_system>;
    using type = join<contract_items<typename facts::contracts, Record, true>,
                      typename items_of_workflows<
                          typename workflows_of_parts<typename facts::parts>::type>::type>;
};

template <class Record, class... Items>
std::vector<record_row> rows_of_items(list<Items...>) {
    std::vector<record_row> rows;
    const auto add = [&](const item_finding& was, const item_view& item) {
        record_row head = item.head;
        if (head.version == 0) {
            head.version = was.version + (was.what == agreement::recorded ? 0 : 1);
        }
        rows.push_back(head);
        rows.insert(rows.end(), item.fields.begin(), item.fields.end());
    };
    (add(look_up<Record, Items>(), Items::view()), ...);
    return rows;
}

}  // namespace detail

/// A record without rows: for what was never recorded.
struct no_record {
    static constexpr record_row rows[] = {{}};
};

/// The rows that a record of Type, a system, a contract list or a workflow, has in this build.
/// Record: the present one, whose versions are counted on.
template <class Type, class Record = no_record>
[[nodiscard]] std::vector<record_row> record_of() {
    return detail::rows_of_items<Record>(typename detail::items_of<Type, Record>::type{});
}

}  // namespace writ
