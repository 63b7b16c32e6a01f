// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <string>
#include <string_view>

namespace writ::cli {

/// The lines that two texts do not share, `-` before those of the old and `+` before those of the
/// new one, with two lines around them; empty where the texts are equal.
[[nodiscard]] std::string text_diff(std::string_view before, std::string_view after);

/// A JSON text with a line a member and element, every token as it was. What is no JSON stays as it
/// is.
[[nodiscard]] std::string indented(std::string_view json);

}  // namespace writ::cli
