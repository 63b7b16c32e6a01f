// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/memory_table.hpp>

namespace writ::testing {

/// The rows of one type in a `transaction`.
template <class Row>
using memory_table = writ::memory_table<Row>;

}  // namespace writ::testing
