// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/pattern.hpp>

#include <string_view>

namespace writ::inline v1 {

/// Whether a wire name belongs to a subscription: the same name, or, where the subscription ends
/// in a star, any name that begins with what is before it.
[[nodiscard]] constexpr bool matches(std::string_view pattern, std::string_view type) {
    return detail::pattern_matches(pattern, type);
}

}  // namespace writ::inline v1
