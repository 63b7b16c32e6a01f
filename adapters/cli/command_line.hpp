// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "console.hpp"
#include "request.hpp"
#include "status.hpp"

#include <span>
#include <string>
#include <variant>

namespace writ::cli {

/// What the words after the program's name ask for; or, where that is all, how it ended: help was
/// printed, or what is wrong with the words.
[[nodiscard]] std::variant<request, status> read_words(std::span<const std::string> words,
                                                       console& at);

}  // namespace writ::cli
