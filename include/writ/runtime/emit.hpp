// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From what a decision returned to the messages that travel: who caused them, what flow they belong
// to, how far they have come. A message that the clock sends (a timeout, a delayed or a recurring
// one) begins to count its hops anew: a cycle through the clock is a rhythm, not a storm.

#pragma once

#include <writ/runtime/decision.hpp>
#include <writ/runtime/derived_id.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/trace_context.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::inline v1 {

/// The wire name of the message that a timer delivers to its workflow.
inline constexpr std::string_view timed_out_type = "writ.timed-out";

/// Who emits.
struct emitter {
    std::string_view service;
    std::string_view subscriber;
    bool is_workflow = false;
    std::string_view instance_key{};
};

/// The address of a subscriber, as in `reply_to` and in the ids of what it emits.
[[nodiscard]] inline std::string address_of(std::string_view service, std::string_view subscriber) {
    std::string made{service};
    made += '/';
    made += subscriber;
    return made;
}

/// The message of the `ordinal`-th emission of the decision of `cause`. Only a workflow instance
/// can be given a reply later, so only it asks for one.
[[nodiscard]] inline envelope envelope_of(emission&& returned, const envelope& cause,
                                          const emitter& from, std::uint64_t ordinal,
                                          timestamp now) {
    const auto address = address_of(from.service, from.subscriber);
    envelope made;
    made.id = derived_id(cause.source, cause.id, address, ordinal);
    made.source = from.service;
    made.type = returned.type;
    made.time = {now.ms + (returned.delay_ms > 0 ? returned.delay_ms : 0)};
    made.partition_key = std::move(returned.key);
    made.correlation_id = flow_of(cause);
    made.causation_id = cause.id;
    made.hops = returned.delay_ms > 0 ? 0 : cause.hops + 1;
    made.headers = std::move(returned.headers);
    made.data_content_type = returned.content_type;
    made.data_schema = returned.schema;
    made.body = std::move(returned.body);
    if (returned.expects_reply && from.is_workflow) {
        made.reply_to = address;
        made.reply_key = from.instance_key;
    }
    continue_trace(made, cause);
    return made;
}

/// The message that carries an answer to whoever waits for it.
[[nodiscard]] inline envelope envelope_of(answer&& reply, const envelope& cause,
                                          const emitter& from, std::uint64_t ordinal,
                                          timestamp now) {
    emission returned;
    returned.type = reply.type;
    returned.body = std::move(reply.body);
    returned.headers = std::move(reply.headers);
    returned.content_type = reply.content_type;
    returned.schema = reply.schema;
    auto made = envelope_of(std::move(returned), cause, from, ordinal, now);
    made.reply_to = cause.reply_to;
    made.reply_key = cause.reply_key;
    return made;
}

/// The message that a timer, which the transition on `armed_by` set, delivers to its instance.
[[nodiscard]] inline envelope timed_out_envelope(const envelope& armed_by, const emitter& from,
                                                 timestamp due) {
    const auto address = address_of(from.service, from.subscriber);
    envelope made;
    made.id = derived_id(armed_by.source, armed_by.id, address + "#timed-out", 0);
    made.source = from.service;
    made.type = timed_out_type;
    made.time = due;
    made.correlation_id = flow_of(armed_by);
    made.causation_id = armed_by.id;
    made.reply_key = from.instance_key;
    made.headers = armed_by.headers;
    continue_trace(made, armed_by);
    return made;
}

/// The message of the `index`-th recurrence of a service that is due at `due`: a flow of its own.
[[nodiscard]] inline envelope recurring_envelope(emission&& made_now, std::string_view service,
                                                 std::uint64_t index, timestamp due) {
    envelope made;
    made.id = derived_id(service, made_now.type, "#every" + std::to_string(index),
                         static_cast<std::uint64_t>(due.ms));
    made.source = service;
    made.type = made_now.type;
    made.time = due;
    made.partition_key = std::move(made_now.key);
    made.correlation_id = made.id;
    made.headers = std::move(made_now.headers);
    made.data_content_type = made_now.content_type;
    made.data_schema = made_now.schema;
    made.body = std::move(made_now.body);
    begin_trace(made);
    return made;
}

}  // namespace writ::inline v1
