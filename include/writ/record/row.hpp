// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <string_view>

namespace writ {

/// What a row of a record is about.
enum class recorded : unsigned char {
    none,
    event,
    command,
    query,
    reply,  // of a query
    error,  // that a contract declares
    state,  // of a workflow
    field,  // of what is above it
    choice  // an enumerator, or the alternative of a variant
};

/// A row of a record: a header that is written by `writ_record` and committed.
struct record_row {
    recorded what = recorded::none;
    /// Of a contract its wire name, of a state the workflow's and its own, of a field its path.
    std::string_view name{};
    /// Of a contract and a state the fingerprint, of a field how it is written.
    std::string_view form{};
    unsigned version = 0;  // of a contract and a state; counts from 1
};

}  // namespace writ
