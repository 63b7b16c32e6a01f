// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What an attribute may be called by CloudEvents, and which names the envelope takes.

#pragma once

#include <string_view>

namespace writ::detail {

inline constexpr std::string_view envelope_attributes[] = {
    "specversion",     "id",          "source",       "type",        "time",
    "datacontenttype", "dataschema",  "partitionkey", "traceparent", "tracestate",
    "correlationid",   "causationid", "replyto",      "replykey",    "generation",
    "producer",        "sequence",    "hops",         "expirytime"};

// `data` is where the body stands.
constexpr bool is_attribute_name(std::string_view name) {
    for (const char c : name) {
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
            return false;
        }
    }
    return !name.empty() && name != "data";
}

// Whether the user may call an attribute so.
constexpr bool good_attribute_name(std::string_view name) {
    for (const auto taken : envelope_attributes) {
        if (name == taken) {
            return false;
        }
    }
    return is_attribute_name(name);
}

}  // namespace writ::detail
