// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// W3C Trace Context, version 00. A message is a span: its `traceparent` names the trace of its flow
// and the message itself, so that whoever handles it names the message as its parent. Both numbers
// are derived, not drawn, for the reason that ids are: a decision that is made again repeats them.

#pragma once

#include <writ/runtime/derived_id.hpp>
#include <writ/runtime/envelope.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

inline constexpr std::size_t trace_parent_size = 55;

constexpr bool is_lower_hex(std::string_view text) {
    for (const char c : text) {
        if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return false;
        }
    }
    return true;
}

constexpr bool is_zero(std::string_view digits) {
    return digits.find_first_not_of('0') == std::string_view::npos;
}

// Zero is no trace and no span.
constexpr std::array<char, 32> not_zero(std::array<char, 32> digits, std::size_t used) {
    if (is_zero({digits.data(), used})) {
        digits[used - 1] = '1';
    }
    return digits;
}

// Of the flags those that are defined are passed on: sampled, and that the trace id is random.
constexpr char passed_flags(char digit) {
    const int bits = digit >= 'a' ? digit - 'a' + 10 : digit - '0';
    return static_cast<char>('0' + (bits & 3));
}

// What other tools send in `tracestate` is not understood here, only kept from harming: it has to
// be what every transport can carry.
constexpr bool can_be_carried(std::string_view trace_state) {
    for (const char c : trace_state) {
        if (c < ' ' || c > '~') {
            return false;
        }
    }
    return true;
}

}  // namespace writ::detail

namespace writ::inline v1 {

/// Whether the text is a `traceparent` that W3C Trace Context allows; of a version above 00,
/// whether it begins with one.
[[nodiscard]] constexpr bool is_trace_parent(std::string_view text) {
    constexpr std::size_t size = detail::trace_parent_size;
    if (text.size() < size || text[2] != '-' || text[35] != '-' || text[52] != '-') {
        return false;
    }
    const auto version = text.substr(0, 2), trace = text.substr(3, 32), span = text.substr(36, 16);
    const bool ends_well = text.size() == size || (version != "00" && text[size] == '-');
    return ends_well && version != "ff" && detail::is_lower_hex(version) &&
           detail::is_lower_hex(trace) && detail::is_lower_hex(span) &&
           detail::is_lower_hex(text.substr(53, 2)) && !detail::is_zero(trace) &&
           !detail::is_zero(span);
}

/// The flow of a message: what its emissions are correlated by. One that came from elsewhere and
/// says nothing begins its own.
[[nodiscard]] inline const std::string& flow_of(const envelope& message) {
    return message.correlation_id.empty() ? message.id : message.correlation_id;
}

/// The 32 hexadecimal digits of the trace that a message belongs to: those of its `trace_parent`
/// where that is well-formed, else derived from its flow, so that all messages of the flow agree.
[[nodiscard]] inline std::string trace_id_of(const envelope& message) {
    if (is_trace_parent(message.trace_parent)) {
        return message.trace_parent.substr(3, 32);
    }
    const auto digits = detail::not_zero(derived_digits("trace", flow_of(message), {}, 0), 32);
    return {digits.data(), digits.size()};
}

/// Puts a message that has its id and source into the trace of its cause. A cause without a
/// well-formed `trace_parent` is put into a trace of its flow; its `trace_state` is then dropped.
/// A trace that begins here is sampled, as it is by the tracing tools where nobody says otherwise.
inline void continue_trace(envelope& made, const envelope& cause) {
    const bool goes_on = is_trace_parent(cause.trace_parent);
    const auto span = detail::not_zero(derived_digits("span", made.source, made.id, 0), 16);
    std::string text{"00-"};
    text.reserve(detail::trace_parent_size);
    text += trace_id_of(cause);
    text += '-';
    text.append(span.data(), 16);
    text += "-0";
    text += goes_on ? detail::passed_flags(cause.trace_parent[54]) : '1';
    made.trace_parent = std::move(text);
    if (goes_on && detail::can_be_carried(cause.trace_state)) {
        made.trace_state = cause.trace_state;
    } else {
        made.trace_state.clear();
    }
}

/// Makes sure that a message from outside, which has its id and source, is in a trace: the one it
/// says, or a new one that its flow gives.
inline void begin_trace(envelope& first) {
    if (!is_trace_parent(first.trace_parent)) {
        continue_trace(first, first);
    }
}

}  // namespace writ::inline v1
