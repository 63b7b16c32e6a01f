// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/cbor.hpp>

#include "payloads.hpp"

#include <algorithm>

// Any bytes as the CBOR form of a payload of every kind. Values are compared by what is written of
// them, since a number may be none and then equals nothing.

namespace {

// JSON has a form for it all but for numbers that are not finite.
template <class T>
void through_json(const T& value, const std::string& data) {
    std::string text;
    try {
        writ::to_json(value, text);
    } catch (const writ::unwritable& fault) {
        fuzz::require(fault.error().reason == "a number that is not finite",
                      "what CBOR has a form for, JSON has: " + fault.error().text());
        return;
    }
    const auto again = writ::from_json<T>(text);
    fuzz::require(again.has_value(), "what is written is read: " + again.error().text());
    fuzz::require(writ::to_cbor(*again) == data, "JSON brings the same value back");
}

template <class T>
bool round_trip(std::string_view input, const T& used, const writ::read_limits& limits) {
    T value{};
    if (!writ::from_cbor(input, value, limits))
        return false;
    const std::string data = writ::to_cbor(value);
    T reused = used;
    fuzz::require(writ::from_cbor(input, reused, limits).has_value() &&
                      writ::to_cbor(reused) == data,
                  "an object that is used again is read like a new one");
    T again{};
    const auto read = writ::from_cbor(data, again);
    fuzz::require(read.has_value(), "what is written is read: " + read.error().text());
    fuzz::require(writ::to_cbor(again) == data, "what is written is read as the same value");
    through_json(value, data);
    return true;
}

bool run(std::string_view input) {
    const bool accepted =
        fuzz::round_trip_of_any_payload([&](const auto& used, const writ::read_limits& limits) {
            return round_trip(input, used, limits);
        });
    if (accepted) {
        writ::detail::cbor_reader reader{input};
        fuzz::require(reader.skip_value() && reader.at_end(), "a payload is CBOR");
    }
    return accepted;
}

const fuzz::registered registered{"cbor_decode", &run};

}  // namespace
