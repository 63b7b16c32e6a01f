// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace writ {

/// Says what is wrong and where: `path` leads from the outermost object to the fault (a JSON
/// pointer, empty for the whole), `reason` is for a person to read.
struct [[nodiscard]] error {
    std::string path;
    std::string reason;

    /// `/lines/3/price: expected number, found string`, or only the reason where there is no path.
    std::string text() const { return path.empty() ? reason : path + ": " + reason; }

    friend bool operator==(const error&, const error&) = default;
};

}  // namespace writ
