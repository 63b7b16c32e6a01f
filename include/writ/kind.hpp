// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

namespace writ {

/// What a contract is for: a command asks its one owner to act, an event tells everybody what
/// happened, a query asks its one responder and is answered by its reply or a declared error.
enum class kind : unsigned char { command, event, query };

}  // namespace writ
