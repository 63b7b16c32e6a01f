// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"
#include "request.hpp"

#include <string>

namespace writ::cli {

/// Whether the change is to be made now that its plan was printed: --yes, or a person who says so.
/// With --dry-run it is not. Ends the command where nobody can be asked, and where the answer is
/// no.
[[nodiscard]] bool is_agreed(const request& asked, console& at);

/// Whether the command can come to change anything.
[[nodiscard]] bool may_change(const request& asked, const console& at);

}  // namespace writ::cli
