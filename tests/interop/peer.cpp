// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The library's part in the talk with other SDKs: a request a line, an answer a line, both JSON.
// Bodies are in base64. run.py asks.

#include "every_kind.hpp"

#include <writ/cloudevents.hpp>

#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace {

struct request {
    std::string task;  // write, read, every_kind, every_kind_back
    std::optional<std::string> binding;
    std::optional<std::string> mode;
    std::optional<writ::envelope> event;  // for write, without its body
    std::optional<std::map<std::string, std::string>> headers;
    std::optional<std::string> body;
};

struct answer {
    std::optional<writ::envelope> event{};
    std::optional<std::map<std::string, std::string>> headers{};
    std::string body{};
    std::optional<std::string> error{};
};

std::string base64(std::string_view bytes) {
    std::string text;
    writ::detail::append_base64(text, bytes);
    return text;
}

answer failed(const writ::error& why) { return {.error = why.text()}; }

const writ::header_style& style_of(const request& asked) {
    return asked.binding == "http" ? writ::cloudevents::http : writ::cloudevents::kafka;
}

answer write(const request& asked, const std::string& body) {
    auto event = asked.event.value();
    event.body = body;
    answer made{.headers = {{}}};
    if (asked.mode == "structured") {
        std::string text;
        if (const auto done = writ::cloudevents::write_structured(event, text); !done)
            return failed(done.error());
        (*made.headers)["content-type"] = writ::cloudevents::structured_content_type;
        made.body = base64(text);
        return made;
    }
    writ::header_block headers;
    if (const auto done = writ::cloudevents::write_binary(event, style_of(asked), headers); !done)
        return failed(done.error());
    for (const auto& each : headers)
        (*made.headers)[std::string{each.name}] = each.value;
    made.body = base64(body);
    return made;
}

answer read(const request& asked, const std::string& body) {
    std::vector<writ::header_view> headers;
    for (const auto& [name, value] : asked.headers.value())
        headers.push_back({name, value});
    auto made = writ::cloudevents::read(headers, body, style_of(asked));
    if (!made)
        return failed(made.error());
    const std::string found = base64(made->body);
    made->body.clear();
    return {.event = *made, .body = found};
}

answer every_kind_back(const std::string& body) {
    const auto read = writ::from_json<interop::every_kind>(body);
    if (!read)
        return failed(read.error());
    return {.body = base64(writ::to_json(*read))};
}

answer answer_to(const request& asked) {
    std::string body;
    if (asked.body && !writ::detail::read_base64(*asked.body, body))
        return failed({"/body", "is not base64"});
    if (asked.task == "write")
        return write(asked, body);
    if (asked.task == "read")
        return read(asked, body);
    if (asked.task == "every_kind")
        return {.body = base64(writ::to_json(interop::every_kind{}))};
    if (asked.task == "every_kind_back")
        return every_kind_back(body);
    return failed({"/task", "nobody knows it"});
}

}  // namespace

int main() {
    for (std::string line; std::getline(std::cin, line);) {
        const auto asked = writ::from_json<request>(line);
        std::cout << writ::to_json(asked ? answer_to(*asked) : failed(asked.error())) << '\n';
    }
}
