// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/bare.hpp>

#include "cloudevents.hpp"
#include "json_text.hpp"

#include <optional>

// Any bytes as a message of a program that knows no envelope, against a search for its fields by
// hand in what nlohmann_json reads.

namespace {

using fuzz::document;

const writ::bare& binding() {
    static const writ::bare made{.source = "crm",
                                 .type = writ::from_field("type"),
                                 .id = writ::from_field("/meta/id"),
                                 .time = writ::from_field("/meta/at"),
                                 .key = writ::from_field("/lines/1/a~1b"),
                                 .correlation = writ::from_field("flow"),
                                 .types = {{"bill", "billing.start"}, {"7", "seven"}}};
    return made;
}

struct refused {};

// The field that the steps lead to; nothing where it is absent or null.
const document* find(const document& from, std::initializer_list<std::string_view> steps) {
    const document* at = &from;
    for (const std::string_view step : steps) {
        const document* next = nullptr;
        for (std::size_t i = 0; i < at->parts.size(); ++i) {
            const bool is_object = at->is == document::form::object;
            if ((is_object ? at->parts[i].key : std::to_string(i)) != step)
                continue;
            if (next != nullptr)
                throw refused{};
            next = &at->parts[i].value;
        }
        if (next == nullptr)
            return nullptr;
        at = next;
    }
    return at->is == document::form::null ? nullptr : at;
}

std::string text_of(const document* field, bool is_needed) {
    if (field == nullptr) {
        if (is_needed)
            throw refused{};
        return {};
    }
    std::string text = fuzz::digits_of(*field);
    const bool is_integer =
        field->is == document::form::integer || field->is == document::form::natural ||
        (field->is == document::form::floating && text.find_first_of(".eE") == text.npos);
    if (field->is != document::form::text && !is_integer)
        throw refused{};
    if ((text.empty() && is_needed) || writ::detail::attribute_text_fault(text) != nullptr)
        throw refused{};
    return text;
}

std::int64_t time_of(const document* field) {
    writ::timestamp time;
    if (field == nullptr)
        return 0;
    if (field->is == document::form::text ? !writ::wire<writ::timestamp>::read(field->text, time)
                                          : !fuzz::read(*field, time.ms))
        throw refused{};
    return time.ms;
}

// Nothing where the type is none of those that are listed.
std::optional<writ::envelope> by_hand(const document& from, std::string_view body) {
    const document* const type = find(from, {"type"});
    const document* const id = find(from, {"meta", "id"});
    const document* const time = find(from, {"meta", "at"});
    const document* const key = find(from, {"lines", "1", "a/b"});
    const document* const flow = find(from, {"flow"});
    writ::envelope made;
    made.source = "crm";
    made.data_content_type = "application/json";
    const std::string name = text_of(type, true);
    if (name != "bill" && name != "7")
        return std::nullopt;
    made.type = name == "bill" ? "billing.start" : "seven";
    made.id = text_of(id, true);
    made.time.ms = time_of(time);
    made.partition_key = text_of(key, false);
    made.correlation_id = text_of(flow, false);
    made.body = body;
    return made;
}

bool run(std::string_view input) {
    writ::limits bounds;
    bounds.attribute_bytes = 100'000;
    const auto message = binding().read("channel", "0/1", input, bounds);
    writ::envelope reused = fuzz::used_before();
    const auto again = binding().read("channel", "0/1", input, reused, bounds);
    fuzz::require(again.has_value() == message.has_value() &&
                      (!again || *again == message->has_value()),
                  "a message that is used again has the same verdict");
    if (message && *message)
        fuzz::require(reused == **message, "a message that is used again is read like a new one");

    document read;
    switch (fuzz::read_json(input, read)) {
    case fuzz::verdict::unknown: return false;
    case fuzz::verdict::invalid:
        fuzz::require(!message, "what is not JSON is refused");
        return false;
    case fuzz::verdict::valid: break;
    }
    try {
        const auto expected = by_hand(read, input);
        fuzz::require(message.has_value(), "a message is accepted: " + message.error().text());
        fuzz::require(*message == expected, "the message is the same");
        return expected.has_value();
    } catch (const refused&) {
        fuzz::require(!message, "what is no message is refused");
        return false;
    }
}

const fuzz::registered registered{"bare", &run};

}  // namespace
