// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The part of OTLP's trace data that is written here, in its JSON form: names in camelCase, ids in
// hexadecimal digits, 64-bit integers as texts, enumerators as numbers.

#pragma once

#include <writ/as_text.hpp>
#include <writ/codec/json.hpp>
#include <writ/codec/utf8.hpp>
#include <writ/runtime/contract_names.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::detail::otlp {

struct any_value {
    std::optional<std::string> string_value{};
    std::optional<as_text<std::int64_t>> int_value{};
};
struct key_value {
    std::string key{};
    any_value value{};
};
struct link {
    std::string trace_id{};
    std::string span_id{};
    std::uint32_t flags = 0;
};
struct status {
    std::optional<std::string> message{};
    std::int32_t code = 0;
};
struct span {
    std::string trace_id{};
    std::string span_id{};
    std::optional<std::string> trace_state{};
    std::optional<std::string> parent_span_id{};
    std::uint32_t flags = 0;
    std::string name{};
    std::int32_t kind = 0;
    as_text<std::uint64_t> start_time_unix_nano{};
    as_text<std::uint64_t> end_time_unix_nano{};
    std::vector<key_value> attributes{};
    std::vector<link> links{};
    std::optional<otlp::status> status{};
};
struct scope {
    std::string name{};
};
struct scope_spans {
    otlp::scope scope{};
    std::vector<span> spans{};
};
struct resource {
    std::vector<key_value> attributes{};
};
struct resource_spans {
    otlp::resource resource{};
    std::vector<otlp::scope_spans> scope_spans{};
};
struct traces_data {
    std::vector<otlp::resource_spans> resource_spans{};
};

using names = names_from<camel_case, list<>>;

inline constexpr std::int32_t producer_kind = 4;
inline constexpr std::int32_t consumer_kind = 5;
inline constexpr std::int32_t client_kind = 3;
inline constexpr std::int32_t error_code = 2;
inline constexpr std::uint32_t says_whether_remote = 0x100;
inline constexpr std::uint32_t is_remote = 0x200;

// What comes from elsewhere need not be UTF-8, which JSON has to be.
inline std::string well_formed(std::string_view text, std::size_t most = 1'000) {
    std::string made;
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end && made.size() < most;) {
        const bool is_ascii = static_cast<unsigned char>(*at) < 0x80;
        const std::size_t length = is_ascii ? 1 : utf8_length(at, end);
        length == 0 ? made.append("\xEF\xBF\xBD") : made.append(at, length);
        at += length == 0 ? 1 : length;
    }
    return made;
}

inline key_value text_attribute(std::string_view key, std::string_view value) {
    return {std::string{key}, {.string_value = well_formed(value)}};
}
inline key_value number_attribute(std::string_view key, std::uint64_t value) {
    return {std::string{key}, {.int_value = static_cast<std::int64_t>(value)}};
}

}  // namespace writ::detail::otlp
