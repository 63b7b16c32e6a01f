// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "instances.hpp"

namespace writ::cli {

std::string state_text(const instance_row& row) {
    return row.record.running ? row.record.running->state : "(finished)";
}

std::vector<std::string> instance_cells(const instance_row& row, timestamp now) {
    return {row.service,
            row.workflow,
            key_text(row.key),
            state_text(row),
            time_and_age(row.changed, now),
            time_and_age(row.record.timer_due.value_or(timestamp{}), now)};
}

std::string instance_name(const instance_row& row) {
    return row.service + '/' + row.workflow + ' ' + key_text(row.key);
}

instance_row only_one(std::vector<instance_row> found, const request& asked) {
    if (found.empty()) {
        throw ended{status::nothing,
                    "there is no instance " + shown(key_text(asked.key.value_or("")))};
    }
    if (found.size() > 1) {
        std::string names;
        for (const instance_row& each : found) {
            names += (names.empty() ? "" : ", ") + shown(each.service + '/' + each.workflow);
        }
        throw ended{status::nothing, "several workflows have an instance " +
                                         shown(key_text(asked.key.value_or(""))) + ": " + names +
                                         "; say --service and --workflow"};
    }
    return std::move(found.front());
}

void print_facts(console& at, const instance_row& row, std::size_t held, timestamp now,
                 bool with_body) {
    at.out << "instance " << shown(instance_name(row)) << '\n';
    print_fact(at, "state", state_text(row));
    print_fact(at, "started", time_and_age(row.started, now));
    print_fact(at, "changed", time_and_age(row.changed, now));
    if (row.record.finished_at) {
        print_fact(at, "finished", time_and_age(*row.record.finished_at, now));
    }
    print_fact(at, "timer",
               row.record.timer_due ? time_and_age(*row.record.timer_due, now) : "none");
    print_fact(at, "version", std::to_string(row.record.version));
    print_fact(at, "held for it", count_text(held, "message"));
    if (!row.record.running) {
        return;
    }
    const auto& body = row.record.running->state_body;
    if (with_body) {
        at.out << "  body\n" << body_text(body);
    } else {
        print_fact(at, "body",
                   count_text(body.size(), "byte") + "; --body shows it, and may show secrets");
    }
}

}  // namespace writ::cli
