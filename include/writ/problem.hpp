// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <optional>
#include <string>
#include <vector>

namespace writ {

/// One thing that is wrong, and the field where it is, if it is in one.
struct problem_item {
    std::string message;
    std::optional<std::string> field;
};

/// A ready-made error for `writ::errors<…>`, with an HTTP-like status code: the same bytes from
/// every service.
template <int Code>
struct problem {
    static constexpr int code = Code;
    std::vector<problem_item> errors;
};

/// What came is not valid; `errors` name the fields.
using invalid = problem<400>;
/// Nobody is known to have sent it.
using not_authenticated = problem<401>;
/// Who sent it may not do this.
using not_authorised = problem<403>;
/// What it speaks of does not exist.
using not_found = problem<404>;
/// Nobody knows why.
using unknown_problem = problem<500>;

}  // namespace writ
