// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <string_view>

namespace writ::detail {

// The one meaning of a pattern, for the proof and for who routes.
constexpr bool pattern_matches(std::string_view pattern, std::string_view type) {
    if (pattern.empty() || pattern.back() != '*') {
        return pattern == type;
    }
    pattern.remove_suffix(1);
    return type.substr(0, pattern.size()) == pattern;
}

}  // namespace writ::detail
