// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/memory_transaction.hpp>
#include <writ/testing/memory_table.hpp>

namespace writ::testing {

/// What a handler that takes a `transaction&` is given in the harness: the rows of the store in
/// memory, so that the handler runs there unchanged.
using transaction = memory_transaction;

}  // namespace writ::testing
