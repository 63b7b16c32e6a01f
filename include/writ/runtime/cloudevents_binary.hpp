// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// CloudEvents 1.0, binary mode: attributes are headers of the transport, the body is the payload.

#pragma once

#include <writ/result.hpp>
#include <writ/runtime/array_view.hpp>
#include <writ/runtime/attribute_reading.hpp>
#include <writ/runtime/attribute_writing.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/header_block.hpp>
#include <writ/runtime/header_style.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/media_type.hpp>
#include <writ/runtime/percent_code.hpp>
#include <writ/runtime/trace_context.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace writ::detail {

class binary_reader {
public:
    binary_reader(const header_style& style, envelope& into, const limits& bounds)
        : style_{style}, into_{into}, attributes_{into, bounds} {}

    result<void> read(array_view<header_view> headers, std::string_view body) {
        for (const auto& each : headers) {
            if (!take(each)) {
                return attributes_.take_error();
            }
        }
        take_bare_trace();
        if (!attributes_.finish() || !attributes_.take_body(body)) {
            return attributes_.take_error();
        }
        return {};
    }

private:
    bool take(const header_view& each) {
        if (is(each.name, style_.content_type)) {
            return take_content_type(each.value);
        }
        if (style_.bare_trace && is(each.name, "traceparent")) {
            bare_parent_ = each.value;
        } else if (style_.bare_trace && is(each.name, "tracestate")) {
            bare_state_ = each.value;
        }
        if (!is(each.name.substr(0, style_.prefix.size()), style_.prefix)) {
            return true;
        }
        const auto name = attribute_name(each.name.substr(style_.prefix.size()));
        const auto value = attribute_value(each.value);
        return name == content_type_name ? take_content_type(value) : attributes_.take(name, value);
    }

    // Some programs send it as the transport's header and as an attribute.
    bool take_content_type(std::string_view value) {
        const bool is_known = attributes_.has(content_type_row) && into_.data_content_type == value;
        return is_known || attributes_.take(content_type_name, value);
    }

    bool is(std::string_view name, std::string_view wanted) const {
        return style_.ignores_case ? equals_ignoring_case(name, wanted) : name == wanted;
    }

    std::string_view attribute_name(std::string_view name) {
        if (!style_.ignores_case) {
            return name;
        }
        name_.assign(name);
        for (char& each : name_) {
            each = to_lower(each);
        }
        return name_;
    }

    std::string_view attribute_value(std::string_view value) {
        if (!style_.percent_encoded ||
            (value.find('%') == std::string_view::npos && !is_quoted(value))) {
            return value;
        }
        read_percent(value, value_);
        return value_;
    }

    // The transport's own trace counts where the event says none.
    void take_bare_trace() {
        if (attributes_.has(trace_parent_row) || !is_trace_parent(bare_parent_)) {
            return;
        }
        into_.trace_parent.assign(bare_parent_);
        if (can_be_carried(bare_state_)) {
            into_.trace_state.assign(bare_state_);
        }
    }

    const header_style& style_;
    envelope& into_;
    attribute_reader attributes_;
    std::string_view bare_parent_, bare_state_;
    std::string name_, value_;
};

inline void add_header(header_block& headers, const header_style& style, std::string_view name,
                       std::string_view value) {
    if (!style.percent_encoded) {
        return headers.add(style.prefix, name, value);
    }
    headers.add(style.prefix, name, [&](std::string& text) { append_percent(text, value); });
}

}  // namespace writ::detail

namespace writ::inline v1::cloudevents {

/// Replaces `reused` by the headers of the message; its body goes beside them as it is.
///
/// *Errors*: with the attribute as its path, for what CloudEvents cannot carry: an empty id, source
/// or type, a text with control characters or not in UTF-8, a header whose name is not of
/// lower-case letters and digits or is that of an attribute, a number over 31 bits. `reused` is
/// then empty.
[[nodiscard]] inline result<void> write_binary(const envelope& message, const header_style& style,
                                               header_block& reused) {
    reused.clear();
    auto done = detail::attribute_writer{
        message, [&](std::string_view name, std::string_view value, bool) {
            if (name == detail::content_type_name) {
                return reused.add({}, style.content_type, value);
            }
            detail::add_header(reused, style, name, value);
        }}.write();
    if (!done) {
        reused.clear();
    } else if (style.bare_trace && is_trace_parent(message.trace_parent)) {
        reused.add({}, "traceparent", message.trace_parent);
        if (!message.trace_state.empty() && detail::can_be_carried(message.trace_state)) {
            reused.add({}, "tracestate", message.trace_state);
        }
    }
    return done;
}

/// Reads a message from its headers and its body, into one that is used again. Headers without the
/// style's prefix are the transport's own and are not looked at. The body is not looked into: who
/// decodes it says what is wrong with it.
///
/// *Errors*: with the attribute as its path, for one that is missing, twice there, malformed or
/// over the limits; `reused` then holds parts of both.
[[nodiscard]] inline result<void> read_binary(array_view<header_view> headers,
                                              std::string_view body, const header_style& style,
                                              envelope& reused, const limits& bounds = {}) {
    return detail::binary_reader{style, reused, bounds}.read(headers, body);
}

/// Reads a message from its headers and its body. *Errors*: as above.
[[nodiscard]] inline result<envelope> read_binary(array_view<header_view> headers,
                                                  std::string_view body, const header_style& style,
                                                  const limits& bounds = {}) {
    result<envelope> read{envelope{}};
    if (const auto done = read_binary(headers, body, style, *read, bounds); !done) {
        return done.error();
    }
    return read;
}

}  // namespace writ::inline v1::cloudevents
