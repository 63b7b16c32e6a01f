// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "json_rows.hpp"
#include "kept_text.hpp"
#include "shown.hpp"

#include <ostream>

namespace writ::cli {

[[nodiscard]] inline table instance_table() {
    return table{{{"SERVICE"},
                  {"WORKFLOW"},
                  {"KEY"},
                  {"STATE"},
                  {"CHANGED", cell::time},
                  {"TIMER", cell::time}}};
}

/// The state's name, or that it has finished.
[[nodiscard]] std::string state_text(const instance_row& row);
[[nodiscard]] std::vector<std::string> instance_cells(const instance_row& row, timestamp now);
void print_facts(console& at, const instance_row& row, std::size_t held, timestamp now,
                 bool with_body);

/// `service/workflow KEY`.
[[nodiscard]] std::string instance_name(const instance_row& row);

/// The one among the rows that were found under a key. Ends the command where there is none, and
/// where there are several.
[[nodiscard]] instance_row only_one(std::vector<instance_row> found, const request& asked);

/// `workflow list`.
template <administered_store Store>
status list_instances(Store& store, const request& asked, console& at) {
    instance_query query{asked.service, asked.workflow, asked.state,
                         asked.key,     asked.finished, asked.most() + 1};
    auto found = value_of(store.instances(query));
    if (found.empty()) {
        throw ended{status::nothing, "there are no such instances"};
    }
    const bool more = found.size() > asked.most();
    found.resize(std::min(found.size(), asked.most()));
    table rows = instance_table();
    for (const instance_row& each : found) {
        if (asked.json) {
            print_json(at.out, json_of(each, asked.shows_body));
        } else {
            rows.add(instance_cells(each, store.now()));
        }
    }
    if (!asked.json) {
        rows.print(at.out, at.width);
    }
    if (more) {
        at.err << "there are more: --limit NUMBER, or --all\n";
    }
    return status::done;
}

/// The instance of the key that was said, of any workflow where none was.
template <administered_store Store>
instance_row find_instance(Store& store, const request& asked) {
    constexpr std::size_t enough_to_name = 10;
    const instance_query query{asked.service, asked.workflow, {}, asked.key, true, enough_to_name};
    return only_one(value_of(store.instances(query)), asked);
}

/// How many messages are held for an instance.
template <administered_store Store>
std::size_t count_held(Store& store, const instance_row& row) {
    kept_query query;
    query.why = kept_as::held;
    query.service = row.service;
    query.subscriber = row.workflow;
    std::size_t count = 0;
    each_kept(store, query, [&](const kept_message& each) {
        count += each.instance == row.key ? 1 : 0;
        return true;
    });
    return count;
}

/// `workflow show`.
template <administered_store Store>
status show_instance(Store& store, const request& asked, console& at) {
    const instance_row row = find_instance(store, asked);
    if (asked.json) {
        print_json(at.out, json_of(row, asked.shows_body));
    } else {
        print_facts(at, row, count_held(store, row), store.now(), asked.shows_body);
    }
    return status::done;
}

/// `workflow history`: also of an instance that is forgotten, where service and workflow are said.
template <administered_store Store>
status show_history(Store& store, const request& asked, console& at) {
    instance_row row{asked.service, asked.workflow, asked.key.value_or(""), {}, {}, {}};
    if (asked.service.empty() || asked.workflow.empty()) {
        row = find_instance(store, asked);
    }
    auto steps = value_of(store.history(row.service, row.workflow, row.key, asked.most() + 1));
    if (steps.empty()) {
        throw ended{status::nothing, "no step of " + shown(instance_name(row)) + " is recorded"};
    }
    const bool more = steps.size() > asked.most();
    steps.resize(std::min(steps.size(), asked.most()));
    table rows{{{"AT", cell::time}, {"FROM"}, {"TO"}, {"MESSAGE"}, {"ID"}}};
    for (const history_row& each : steps) {
        if (asked.json) {
            print_json(at.out, json_of(each));
        } else {
            rows.add({time_and_age(each.at, store.now()),
                      each.state_before.empty() ? "(start)" : each.state_before,
                      each.state.empty() ? "(finished)" : each.state, each.message_type,
                      each.message_id});
        }
    }
    if (!asked.json) {
        rows.print(at.out, at.width);
    }
    if (more) {
        at.err << "there are more: --limit NUMBER, or --all\n";
    }
    return status::done;
}

}  // namespace writ::cli
