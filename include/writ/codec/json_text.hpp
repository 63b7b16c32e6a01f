// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <string>

namespace writ {

/// A field that is any JSON value: kept as the text it is written in, checked to be well-formed
/// when it is read and when it is written. What it means is found by reading it again.
struct json_text {
    std::string text = "null";

    friend bool operator==(const json_text&, const json_text&) = default;
};

}  // namespace writ
