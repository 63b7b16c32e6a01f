// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/cloudevents.hpp>

#include "target.hpp"

#include <string>
#include <string_view>
#include <vector>

// What holds of every message that was accepted, however it came.

namespace fuzz {

inline writ::envelope used_before() {
    writ::envelope used;
    used.id = used.source = used.type = "used before";
    used.data_content_type = "text/plain";
    used.trace_parent = used.trace_state = used.reply_to = used.reply_key = "used";
    used.partition_key = used.correlation_id = used.causation_id = used.producer = "used";
    used.generation = used.hops = 7;
    used.sequence = 8;
    used.expiry_time = writ::timestamp{9};
    used.headers = {{"one", "1"}, {"two", "2"}};
    used.body = "[\"used\"]";
    return used;
}

inline void check_binary(const writ::envelope& message, const writ::header_style& style) {
    writ::header_block headers;
    const auto written = writ::cloudevents::write_binary(message, style, headers);
    require(written.has_value(),
            "what was read can be written as headers: " + written.error().text());
    std::vector<writ::header_view> views;
    for (const writ::header_view each : headers)
        views.push_back(each);
    const auto read = writ::cloudevents::read_binary(views, message.body, style);
    require(read.has_value(), "headers that were written are read: " + read.error().text());
    require(*read == message, "headers that were written are read as the same message");
}

// In JSON the body must be what its content type says.
inline void check_structured(const writ::envelope& message, bool is_certainly_json) {
    std::string text;
    const auto written = writ::cloudevents::write_structured(message, text);
    if (!written) {
        require(!is_certainly_json && written.error().path.starts_with("/data"),
                "what was read can be written as JSON: " + written.error().text());
        return;
    }
    const auto read = writ::cloudevents::read_structured(text);
    require(read.has_value(), "JSON that was written is read: " + read.error().text());
    writ::envelope expected = message;
    if (expected.body != read->body) {
        // White space around a body that is JSON is not part of it.
        const std::string_view body{message.body}, kept{read->body};
        const auto first = body.find(kept);
        require(first != body.npos &&
                    body.substr(0, first).find_first_not_of(" \t\r\n") == body.npos &&
                    body.substr(first + kept.size()).find_first_not_of(" \t\r\n") == body.npos,
                "the body is kept");
        expected.body = read->body;
    }
    require(*read == expected, "JSON that was written is read as the same message");
    std::string again;
    require(writ::cloudevents::write_structured(*read, again).has_value() && again == text,
            "the same message is written as the same JSON");
}

inline void check_everywhere(const writ::envelope& message, bool is_certainly_json) {
    for (const writ::header_style& style :
         {writ::cloudevents::kafka, writ::cloudevents::http, writ::cloudevents::plain})
        check_binary(message, style);
    check_structured(message, is_certainly_json);
}

}  // namespace fuzz
