// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The attributes of an envelope under their names on the wire, once for all modes and transports.

#pragma once

#include <writ/detail/attribute_name.hpp>
#include <writ/runtime/envelope.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

enum class attribute_form : unsigned char {
    required,  // a text that must be there
    text,
    label,  // a text of an extension: others may have given it another CloudEvents type
    time,
    expiry,
    integer,
    sequence
};

struct attribute_row {
    std::string_view name;
    attribute_form form;
    std::string envelope::* text = nullptr;
    std::uint32_t envelope::* integer = nullptr;
};

inline constexpr attribute_row attribute_rows[] = {
    {"id", attribute_form::required, &envelope::id},
    {"source", attribute_form::required, &envelope::source},
    {"type", attribute_form::required, &envelope::type},
    {"time", attribute_form::time},
    {"datacontenttype", attribute_form::text, &envelope::data_content_type},
    {"dataschema", attribute_form::text, &envelope::data_schema},
    {"partitionkey", attribute_form::label, &envelope::partition_key},
    {"traceparent", attribute_form::label, &envelope::trace_parent},
    {"tracestate", attribute_form::label, &envelope::trace_state},
    {"correlationid", attribute_form::label, &envelope::correlation_id},
    {"causationid", attribute_form::label, &envelope::causation_id},
    {"replyto", attribute_form::label, &envelope::reply_to},
    {"replykey", attribute_form::label, &envelope::reply_key},
    {"generation", attribute_form::integer, nullptr, &envelope::generation},
    {"producer", attribute_form::label, &envelope::producer},
    {"sequence", attribute_form::sequence},
    {"hops", attribute_form::integer, nullptr, &envelope::hops},
    {"expirytime", attribute_form::expiry},
};

static_assert([] {
    for (const auto& each : attribute_rows) {
        if (good_attribute_name(each.name)) {
            return false;
        }
    }
    return true;
}());

inline constexpr std::size_t attribute_count = sizeof attribute_rows / sizeof *attribute_rows;
inline constexpr std::string_view version_name = "specversion";
inline constexpr std::string_view version_text = "1.0";

// CloudEvents' Integer has 32 bits and a sign.
inline constexpr std::uint32_t most_integer = 2'147'483'647;

// The row of the name, looked for from `first` on and then from the start; attribute_count where it
// has none.
constexpr std::size_t find_attribute(std::string_view name, std::size_t first = 0) {
    for (std::size_t at = first; at < attribute_count; ++at) {
        if (attribute_rows[at].name == name) {
            return at;
        }
    }
    for (std::size_t at = 0; at < first; ++at) {
        if (attribute_rows[at].name == name) {
            return at;
        }
    }
    return attribute_count;
}

inline constexpr std::string_view content_type_name = "datacontenttype";
inline constexpr std::size_t content_type_row = find_attribute(content_type_name);
inline constexpr std::size_t trace_parent_row = find_attribute("traceparent");

// All but the headers, which are read into where they stand.
inline void clear_attributes(envelope& message) {
    for (const auto& row : attribute_rows) {
        if (row.text != nullptr) {
            (message.*row.text).clear();
        }
    }
    message.time = {};
    message.generation = 0;
    message.sequence.reset();
    message.hops = 0;
    message.expiry_time.reset();
    message.body.clear();
}

// A text that says a number as this library writes it.
template <class Number>
constexpr bool read_digits(std::string_view text, Number& value) {
    if (text.empty() || text.size() > 20 || (text.front() == '0' && text.size() > 1)) {
        return false;
    }
    std::uint64_t read = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || __builtin_mul_overflow(read, std::uint64_t{10}, &read) ||
            __builtin_add_overflow(read, static_cast<std::uint64_t>(c - '0'), &read)) {
            return false;
        }
    }
    value = static_cast<Number>(read);
    return value == read;
}

// Other programs use an attribute `sequence` with texts of any form; theirs stays a header.
inline bool is_foreign_sequence(const envelope& message, const header& each) {
    std::uint64_t number = 0;
    return each.name == "sequence" && !message.sequence && !read_digits(each.value, number);
}

}  // namespace writ::detail
