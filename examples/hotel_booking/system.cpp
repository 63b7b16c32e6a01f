// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "system.hpp"

// The whole proof, in the one file that sees everybody: take a handler away, misspell a field, let
// a state wait without a timeout, and this line says which rule is broken.
static_assert(writ::proven<booking::hotel>);
