// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <string>

namespace booking {

/// Makes the services' own tables in a store's file, where they are not there yet.
///
/// *Errors*: std::runtime_error.
void make_tables(const std::string& file);

}  // namespace booking
