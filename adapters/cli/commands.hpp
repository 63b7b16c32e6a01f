// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "health.hpp"
#include "instance_changes.hpp"
#include "kept_changes.hpp"
#include "kept_edit.hpp"
#include "queues.hpp"

namespace writ::cli {

/// Does what is asked for. *Errors*: throws `ended`.
template <administered_store Store>
status execute(Store& store, const request& asked, console& at) {
    switch (asked.what) {
    case verb::dead_list:
    case verb::parked: return list_kept(store, asked, at);
    case verb::dead_show: return show_kept(store, asked, at);
    case verb::dead_redrive:
    case verb::dead_skip:
    case verb::dead_delete: return change_kept(store, asked, at);
    case verb::dead_edit: return edit_kept(store, asked, at);
    case verb::workflow_list: return list_instances(store, asked, at);
    case verb::workflow_show: return show_instance(store, asked, at);
    case verb::workflow_history: return show_history(store, asked, at);
    case verb::workflow_force: return force_state(store, asked, at);
    case verb::workflow_cancel: return cancel_instance(store, asked, at);
    case verb::outbox: return list_outbox(store, asked, at);
    case verb::timers: return list_timers(store, asked, at);
    case verb::delayed: return list_delayed(store, asked, at);
    case verb::stats: return show_stats(store, asked, at);
    case verb::check: return check_store(store, asked, at);
    }
    return status::cannot;
}

}  // namespace writ::cli
