// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/codec/json.hpp>
#include <writ/runtime/emit.hpp>
#include <writ/runtime/instance_record.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::detail {

// What a timer's message has of the flow that set it.
struct timer_note {
    std::string correlation_id;
    std::string causation_id;
    std::string trace_parent;
    std::string trace_state;
    std::vector<header> headers;
};

// Sets the timer that the transition on `armed_by` starts.
inline void set_timer(instance_record& into, const envelope& armed_by, const emitter& from,
                      timestamp due) {
    auto message = timed_out_envelope(armed_by, from, due);
    into.timer_id = std::move(message.id);
    into.timer_due = due;
    into.timer_note =
        to_json(timer_note{std::move(message.correlation_id), std::move(message.causation_id),
                           std::move(message.trace_parent), std::move(message.trace_state),
                           std::move(message.headers)});
}
inline void clear_timer(instance_record& into) {
    into.timer_id.clear();
    into.timer_due.reset();
    into.timer_note.clear();
}

// The message of a timer that is due. A note that cannot be read costs the flow its ids, not its
// timer.
inline envelope timer_message(const instance_record& from, std::string_view service,
                              std::string_view key) {
    auto note = from_json<timer_note>(from.timer_note);
    envelope made;
    made.id = from.timer_id;
    made.source = service;
    made.type = timed_out_type;
    made.time = from.timer_due.value_or(timestamp{});
    made.reply_key = key;
    if (note) {
        made.correlation_id = std::move(note->correlation_id);
        made.causation_id = std::move(note->causation_id);
        made.trace_parent = std::move(note->trace_parent);
        made.trace_state = std::move(note->trace_state);
        made.headers = std::move(note->headers);
    }
    return made;
}

}  // namespace writ::detail
