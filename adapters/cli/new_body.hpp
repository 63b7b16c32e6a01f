// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"

#include <writ/runtime/envelope.hpp>

#include <string>
#include <string_view>

namespace writ::cli {

/// Whether the body of a message is JSON by its content type. Where it has none its contract says,
/// which is not known here: then whatever is text counts as JSON.
[[nodiscard]] bool has_to_be_json(const envelope& message);

/// The new body of a message, from the file that was named: valid JSON where `must_be_json`, then
/// without the white space around it. Ends the command where it is not.
[[nodiscard]] std::string read_body(console& at, const std::string& file, bool must_be_json);

/// What changes, for a person to read.
void print_change(console& at, std::string_view before, std::string_view after);

}  // namespace writ::cli
