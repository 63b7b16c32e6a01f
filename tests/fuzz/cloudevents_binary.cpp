// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "cloudevents.hpp"

// Any bytes as a message in CloudEvents' binary mode: a line that begins with the style's letter,
// lines of headers, an empty line, the body.

namespace {

std::string_view take_line(std::string_view& text) {
    const auto end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return line;
}

bool run(std::string_view input) {
    const std::string_view name = take_line(input);
    const writ::header_style& style = name.starts_with('h')   ? writ::cloudevents::http
                                      : name.starts_with('p') ? writ::cloudevents::plain
                                                              : writ::cloudevents::kafka;
    std::vector<writ::header_view> headers;
    while (!input.empty()) {
        const std::string_view line = take_line(input);
        if (line.empty())
            break;
        const auto colon = line.find(": ");
        headers.push_back({line.substr(0, colon),
                           colon == line.npos ? std::string_view{} : line.substr(colon + 2)});
    }

    const auto message = writ::cloudevents::read_binary(headers, input, style);
    writ::envelope reused = fuzz::used_before();
    const auto again = writ::cloudevents::read_binary(headers, input, style, reused);
    fuzz::require(again.has_value() == message.has_value(),
                  "a message that is used again has the same verdict");
    const auto any = writ::cloudevents::read(headers, input, style);
    if (!message)
        return false;
    fuzz::require(reused == *message, "a message that is used again is read like a new one");
    if (writ::cloudevents::mode_of(headers, style) == writ::cloudevents::mode::binary)
        fuzz::require(any.has_value() && *any == *message, "the mode is recognised");
    fuzz::check_everywhere(*message, false);
    return true;
}

const fuzz::registered registered{"cloudevents_binary", &run};

}  // namespace
