// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// CloudEvents 1.0, structured mode: attributes and payload are one JSON object.

#pragma once

#include <writ/codec/base64.hpp>
#include <writ/codec/json.hpp>
#include <writ/result.hpp>
#include <writ/runtime/attribute_writing.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/media_type.hpp>
#include <writ/runtime/structured_reading.hpp>

#include <string>
#include <string_view>

namespace writ::detail {

// Its bytes are the same when they are read back as JSON.
inline bool looks_like_json(std::string_view body) {
    constexpr std::string_view space = " \t\r\n";
    return !body.empty() && space.find(body.front()) == std::string_view::npos &&
           space.find(body.back()) == std::string_view::npos && check_json({}, body, {});
}

inline result<void> write_attributes(const envelope& message, std::string& text) {
    json_writer writer{text};
    bool is_first = true;
    auto done = attribute_writer{
        message, [&](std::string_view name, std::string_view value, bool is_integer) {
            writer.put(is_first ? "{\"" : ",\"");
            is_first = false;
            writer.put(name);
            writer.put("\":");
            is_integer ? writer.put(value) : writer.string(value);
        }}.write();
    writer.finish();
    return done;
}

}  // namespace writ::detail

namespace writ::inline v1::cloudevents {

/// The content type of a message in structured mode.
inline constexpr std::string_view structured_content_type =
    "application/cloudevents+json; charset=utf-8";

/// Replaces `reused` by the message as one JSON object. A body that is JSON by its content type, or
/// where that is not said by its looks, stands in it as it is, but for white space around it; any
/// other is in base64.
///
/// *Errors*: as `write_binary`, and for a body that is not JSON although its content type says so.
/// `reused` is then empty.
[[nodiscard]] inline result<void> write_structured(const envelope& message, std::string& reused) {
    bool is_json = is_json_content(message.data_content_type) && !message.body.empty();
    auto done = is_json ? detail::check_json("data", message.body, {}) : result<void>{};
    if (message.data_content_type.empty()) {
        is_json = detail::looks_like_json(message.body);
    }
    if (done) {
        done = detail::write_attributes(message, reused);
    }
    if (!done) {
        reused.clear();
        return done;
    }
    if (is_json) {
        reused += ",\"data\":";
        reused += message.body;
    } else if (!message.body.empty()) {
        reused += ",\"data_base64\":\"";
        detail::append_base64(reused, message.body);
        reused += '"';
    }
    reused += '}';
    return done;
}

/// Reads a message from one JSON object, into one that is used again. Attributes may be strings,
/// numbers or booleans, and are kept as texts; null is as good as absent. `data` of a content type
/// that is not JSON is a text. Where no content type is said, it is JSON.
///
/// *Errors*: as `read_binary`, and those of the JSON text.
[[nodiscard]] inline result<void> read_structured(std::string_view text, envelope& reused,
                                                  const limits& bounds = {}) {
    return detail::structured_reader{text, reused, bounds}.read();
}

/// Reads a message from one JSON object. *Errors*: as above.
[[nodiscard]] inline result<envelope> read_structured(std::string_view text,
                                                      const limits& bounds = {}) {
    result<envelope> read{envelope{}};
    if (const auto done = read_structured(text, *read, bounds); !done) {
        return done.error();
    }
    return read;
}

}  // namespace writ::inline v1::cloudevents
