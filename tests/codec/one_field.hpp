// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json.hpp>

#include "../catch.hpp"

#include <string>
#include <vector>

// What is written and read of a payload whose only member is a T.

template <class T>
struct one {
    T field;
};

template <class T>
std::string written(const T& value) {
    const std::string text = writ::to_json(one<T>{value});
    constexpr std::size_t head = std::string_view{R"({"field":)"}.size();
    return text.substr(head, text.size() - head - 1);
}

// What reading the text as a T complains about; empty if it does not.
template <class T, class Names = writ::plain_names>
std::string complaint(std::string_view text) {
    // Exactly as long as the text, so that a sanitizer sees what is read beyond it.
    const std::vector<char> exact{text.begin(), text.end()};
    T value{};
    const auto read = writ::json::read<Names>({exact.data(), exact.size()}, value);
    return read.error().text();
}

template <class T>
std::string field_complaint(const std::string& field) {
    return complaint<one<T>>("{\"field\":" + field + "}");
}

template <class T>
T field_of(const std::string& field) {
    auto read = writ::from_json<one<T>>("{\"field\":" + field + "}");
    INFO(field << ": " << read.error().text());
    REQUIRE(read);
    return std::move(read->field);
}

template <class T>
T again(const T& value) {
    return field_of<T>(written(value));
}
