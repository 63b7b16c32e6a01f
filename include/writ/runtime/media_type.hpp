// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <string_view>

namespace writ::detail {

constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// `lower` has no capital letters.
constexpr bool equals_ignoring_case(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size()) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (to_lower(text[i]) != lower[i]) {
            return false;
        }
    }
    return true;
}

constexpr bool begins_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() && equals_ignoring_case(text.substr(0, lower.size()), lower);
}

constexpr bool ends_ignoring_case(std::string_view text, std::string_view lower) {
    return text.size() >= lower.size() &&
           equals_ignoring_case(text.substr(text.size() - lower.size()), lower);
}

// "type/subtype" without parameters and the white space around it.
constexpr std::string_view media_type(std::string_view content_type) {
    constexpr std::string_view space = " \t";
    content_type = content_type.substr(0, content_type.find(';'));
    const std::size_t first = content_type.find_first_not_of(space);
    if (first == std::string_view::npos) {
        return {};
    }
    return content_type.substr(first, content_type.find_last_not_of(space) + 1 - first);
}

}  // namespace writ::detail

namespace writ::inline v1 {

/// Whether a content type says that the body is JSON: `*/json` or `*/*+json`, with any parameters.
[[nodiscard]] constexpr bool is_json_content(std::string_view content_type) {
    const auto media = detail::media_type(content_type);
    const auto slash = media.find('/');
    return slash != std::string_view::npos && slash != 0 &&
           (detail::equals_ignoring_case(media.substr(slash + 1), "json") ||
            detail::ends_ignoring_case(media.substr(slash + 1), "+json"));
}

}  // namespace writ::inline v1
