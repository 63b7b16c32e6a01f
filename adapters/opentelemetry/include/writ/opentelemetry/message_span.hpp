// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Which spans there are, and whose children they are. The context that a message carries is the
// span of its creation. Each decision of it is a child of that, and the creation of each message
// that the decision emits is a child of the decision. Ids are derived, so that no span has to be
// kept until another one is written, by another thread or another process.

#pragma once

#include <writ/opentelemetry/otlp.hpp>
#include <writ/runtime/emit.hpp>
#include <writ/runtime/observed.hpp>
#include <writ/runtime/trace_context.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail::otlp {

inline constexpr std::size_t span_digits = 16;

inline std::string as_span_id(const std::array<char, 32>& digits) {
    return {not_zero(digits, span_digits).data(), span_digits};
}

// Of the creation of a message; empty where it came without one.
inline std::string creation_of(const envelope& message) {
    return is_trace_parent(message.trace_parent) ? message.trace_parent.substr(36, span_digits)
                                                 : std::string{};
}

// The span id that `continue_trace` gives to a message.
inline std::string creation_of(std::string_view source, std::string_view id) {
    return as_span_id(derived_digits("span", source, id, 0));
}

// Of one decision by an engine. One message can be decided more than once under one attempt: when
// it was held, or its instance was changed meanwhile. `engine` tells one engine from another.
inline std::string processing_of(const observed::subject& about, std::uint64_t engine) {
    const envelope& message = about.message;
    id_mixer mixer;
    mixer.text(message.source);
    mixer.text(message.id);
    mixer.text(about.service);
    mixer.text(about.subscriber);
    mixer.number(std::uint64_t{message.generation} << 32 | about.attempt);
    mixer.number(about.decision);
    mixer.number(engine);
    return as_span_id(mixer.digits());
}

// A trace that begins here is sampled, as `continue_trace` says to those that follow.
inline bool is_sampled(const envelope& message) {
    if (!is_trace_parent(message.trace_parent)) {
        return true;
    }
    const char digit = message.trace_parent[trace_parent_size - 1];
    const int bits = digit >= 'a' ? digit - 'a' + 10 : digit - '0';
    return (bits & 1) != 0;
}

// What all spans about a message say. Its type is the destination: subscribers take types, and
// which topic or table carries them is a matter of the transport.
inline span span_of(const envelope& message, std::string_view operation, std::string_view type,
                    std::int32_t kind) {
    span made;
    made.trace_id = trace_id_of(message);
    made.flags = says_whether_remote | (is_sampled(message) ? 1U : 0U);
    if (is_trace_parent(message.trace_parent) && can_be_carried(message.trace_state) &&
        !message.trace_state.empty()) {
        made.trace_state = message.trace_state;
    }
    made.name = std::string{operation} + ' ' + well_formed(message.type);
    made.kind = kind;
    made.attributes = {text_attribute("messaging.system", "writ"),
                       text_attribute("messaging.operation.name", operation),
                       text_attribute("messaging.operation.type", type),
                       text_attribute("messaging.destination.name", message.type),
                       text_attribute("messaging.message.id", message.id),
                       text_attribute("messaging.message.conversation_id", flow_of(message)),
                       number_attribute("messaging.message.body.size", message.body.size()),
                       text_attribute("cloudevents.event_id", message.id),
                       text_attribute("cloudevents.event_source", message.source),
                       text_attribute("cloudevents.event_spec_version", "1.0"),
                       text_attribute("cloudevents.event_type", message.type)};
    return made;
}

// Makes a span a child of the creation of its message, which happened elsewhere, and links it.
inline void follow_creation(span& made, const envelope& message) {
    if (std::string parent = creation_of(message); !parent.empty()) {
        made.flags |= is_remote;
        made.links.push_back({made.trace_id, parent, made.flags});
        made.parent_span_id = std::move(parent);
    }
}

inline void add_subscriber(span& made, const observed::subject& about) {
    made.attributes.push_back(text_attribute("messaging.consumer.group.name", about.service));
    made.attributes.push_back(
        text_attribute("messaging.destination.subscription.name", about.subscriber));
    made.attributes.push_back(number_attribute("writ.attempt", about.attempt));
}

inline void fail(span& made, std::string_view error_type, std::string_view reason) {
    made.attributes.push_back(text_attribute("error.type", error_type));
    made.status = status{well_formed(reason), error_code};
}

inline void set_time(span& made, std::int64_t start, std::int64_t end) {
    made.start_time_unix_nano = static_cast<std::uint64_t>(start);
    made.end_time_unix_nano = static_cast<std::uint64_t>(end);
}

}  // namespace writ::detail::otlp
