// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "payloads.hpp"

// Any bytes as the JSON form of a payload of every kind, and as any JSON.

namespace {

struct anything {
    writ::json_text value;
    std::optional<int> beside;
};

template <class T>
bool round_trip(std::string_view input, const T& used, const writ::read_limits& limits) {
    T value{};
    if (!writ::from_json(input, value, limits))
        return false;
    T reused = used;
    fuzz::require(writ::from_json(input, reused, limits).has_value() && reused == value,
                  "an object that is used again is read like a new one");
    const std::string text = writ::to_json(value);
    T again{};
    const auto read = writ::from_json(text, again);
    fuzz::require(read.has_value(), "what is written is read: " + read.error().text());
    fuzz::require(again == value, "what is written is read as the same value");
    fuzz::require(writ::to_json(again) == text, "the same value is written as the same text");
    return true;
}

bool run(std::string_view input) {
    const bool accepted =
        fuzz::round_trip_of_any_payload([&](const auto& used, const writ::read_limits& limits) {
            return round_trip(input, used, limits);
        });

    // As any JSON, kept and passed over.
    const std::string kept = std::string{"{\"value\":"}.append(input).append("}");
    const auto any = writ::from_json<anything>(kept);
    const std::string passed = std::string{"{\"x\":"}.append(input).append(",\"value\":0}");
    const auto skipped = writ::from_json<anything>(passed);
    if (any && !any->beside && kept.size() == any->value.text.size() + 10)
        fuzz::require(skipped.has_value(), "what can be kept can be passed over");
    if (accepted)
        fuzz::require(any.has_value() && skipped.has_value(), "a payload is JSON");
    return accepted;
}

const fuzz::registered registered{"json_decode", &run};

}  // namespace
