// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"

#include <writ/sqlite/options.hpp>

#include <span>
#include <string>

namespace writ::cli {

/// The whole program: does what the words after its name say, and returns what it ends with.
/// `how` says what the store's clock is, and how long to wait for a file that is locked.
[[nodiscard]] int run(std::span<const std::string> words, console& at, sqlite::options how = {});

}  // namespace writ::cli
