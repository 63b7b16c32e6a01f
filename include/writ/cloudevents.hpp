// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// For who writes a transport or a host: messages as CloudEvents 1.0, in both modes.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/runtime/cloudevents_binary.hpp>
#include <writ/runtime/cloudevents_structured.hpp>
#include <writ/runtime/emit.hpp>

namespace writ::inline v1::cloudevents {

/// How a message came.
enum class mode : unsigned char {
    none,  ///< it is no CloudEvent
    binary,
    structured,
    unknown  ///< a CloudEvent in a format that is not read here: a batch, Avro, ...
};

/// Looks at the headers for the mode of a message.
[[nodiscard]] inline mode mode_of(array_view<header_view> headers, const header_style& style) {
    const auto is = [&](std::string_view name, std::string_view prefix, std::string_view wanted) {
        if (name.size() != prefix.size() + wanted.size()) {
            return false;
        }
        const auto head = name.substr(0, prefix.size()), rest = name.substr(prefix.size());
        return style.ignores_case ? detail::equals_ignoring_case(head, prefix) &&
                                        detail::equals_ignoring_case(rest, wanted)
                                  : head == prefix && rest == wanted;
    };
    mode found = mode::none;
    for (const auto& each : headers) {
        if (is(each.name, style.content_type, {})) {
            const auto media = detail::media_type(each.value);
            if (detail::equals_ignoring_case(media, "application/cloudevents+json")) {
                return mode::structured;
            }
            if (detail::begins_ignoring_case(media, "application/cloudevents")) {
                return mode::unknown;
            }
        } else if (is(each.name, style.prefix, detail::version_name)) {
            found = mode::binary;
        }
    }
    return found;
}

/// Reads a message of either mode, into one that is used again.
///
/// *Errors*: as `read_binary` and `read_structured`; one that is no CloudEvent, or in a format that
/// is not read here.
[[nodiscard]] inline result<void> read(array_view<header_view> headers, std::string_view body,
                                       const header_style& style, envelope& reused,
                                       const limits& bounds = {}) {
    switch (mode_of(headers, style)) {
    case mode::binary: return read_binary(headers, body, style, reused, bounds);
    case mode::structured: return read_structured(body, reused, bounds);
    case mode::unknown: return error{{}, "a CloudEvent in a format other than JSON, or a batch"};
    case mode::none: break;
    }
    return error{{}, "not a CloudEvent: neither its attributes nor its content type are there"};
}

/// Reads a message of either mode. *Errors*: as above.
[[nodiscard]] inline result<envelope> read(array_view<header_view> headers, std::string_view body,
                                           const header_style& style, const limits& bounds = {}) {
    result<envelope> made{envelope{}};
    if (const auto done = read(headers, body, style, *made, bounds); !done) {
        return done.error();
    }
    return made;
}

}  // namespace writ::inline v1::cloudevents
