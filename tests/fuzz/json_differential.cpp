// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "json_text.hpp"
#include "payloads.hpp"

// The same bytes to nlohmann_json: the same verdict on whether they are JSON, and then, by way of a
// reader that is written by hand, on whether they are a payload, and of which value.

namespace {

template <class T>
bool run_as(std::string_view input, const fuzz::document& document) {
    T expected, value;
    const bool is_payload = fuzz::read(document, expected);
    const auto read = writ::from_json(input, value);
    fuzz::require(read.has_value() == is_payload,
                  is_payload ? "a payload is accepted: " + read.error().text()
                             : "what is no payload is refused");
    if (!is_payload)
        return false;
    fuzz::require(fuzz::take_kept(value, expected, document), "any JSON is kept as it is");
    fuzz::require(value == expected, "the values are the same");
    return true;
}

bool run(std::string_view input) {
    fuzz::document document;
    const fuzz::verdict expected = fuzz::read_json(input, document);
    writ::detail::json_reader reader{input};
    const bool found = reader.skip_value() && reader.at_end();
    if (expected == fuzz::verdict::unknown)
        return false;
    fuzz::require(found || expected == fuzz::verdict::invalid, "JSON is accepted");
    fuzz::require(!found || expected == fuzz::verdict::valid, "what is not JSON is refused");
    if (!found)
        return false;

    return fuzz::as_any_payload([&]<class T>(const T&) { return run_as<T>(input, document); });
}

const fuzz::registered registered{"json_differential", &run};

}  // namespace
