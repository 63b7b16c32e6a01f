// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "consent.hpp"
#include "instances.hpp"
#include "new_body.hpp"

namespace writ::cli {

/// An instance that runs. Ends the command where it has finished.
template <administered_store Store>
instance_row find_running(Store& store, const request& asked) {
    instance_row row = find_instance(store, asked);
    if (!row.record.running) {
        throw ended{status::nothing, shown(instance_name(row)) + " has finished"};
    }
    return row;
}

/// Says how a change ended, which found no instance any more where `done` is false.
inline status finish_change(const request& asked, console& at, const instance_row& row,
                            std::string_view action, bool agreed, bool done) {
    if (asked.json) {
        print_json(at.out, {{"service", row.service},
                            {"workflow", row.workflow},
                            {"key", row.key},
                            {"action", action},
                            {"state_before", row.record.running->state},
                            {"done", done}});
    } else if (done) {
        at.out << "done\n";
    }
    if (agreed && !done) {
        throw ended{status::nothing, "it has finished meanwhile; nothing was done"};
    }
    return status::done;
}

/// `workflow force`.
template <administered_store Store>
status force_state(Store& store, const request& asked, console& at) {
    const instance_row row = find_running(store, asked);
    const std::string body = read_body(at, asked.body, true);
    if (!asked.json) {
        at.out << "puts " << shown(instance_name(row)) << " of " << shown(asked.store)
               << " from state " << shown(row.record.running->state) << " into "
               << shown(asked.state) << ":\n";
        print_change(at, row.record.running->state_body, body);
        at.out << "nothing is sent; "
               << (row.record.timer_due ? "its timer is removed; " : "it has no timer; ")
               << count_text(count_held(store, row), "held message") << " tried again\n";
    }
    const bool agreed = is_agreed(asked, at);
    const bool done =
        agreed && value_of(store.force(row.service, row.workflow, row.key, asked.state, body));
    return finish_change(asked, at, row, "force", agreed, done);
}

/// `workflow cancel`.
template <administered_store Store>
status cancel_instance(Store& store, const request& asked, console& at) {
    const instance_row row = find_running(store, asked);
    if (!asked.json) {
        at.out << "finishes " << shown(instance_name(row)) << " of " << shown(asked.store)
               << ", for good, from state " << shown(row.record.running->state)
               << "; nothing is sent, and later messages for it are counted as late\n";
    }
    const bool agreed = is_agreed(asked, at);
    const bool done = agreed && value_of(store.cancel(row.service, row.workflow, row.key));
    return finish_change(asked, at, row, "cancel", agreed, done);
}

}  // namespace writ::cli
