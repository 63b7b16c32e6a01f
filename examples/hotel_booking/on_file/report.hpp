// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite.hpp>

#include <ostream>

namespace booking {

/// Writes one line for each booking that somebody asked for, in the order in which they were
/// accepted: how it ended, and how often each effect stands in the services' own tables. The
/// services may run meanwhile. False when `out` cannot be written.
///
/// *Errors*: what cannot be read; std::runtime_error where the hotel's tables are not there.
writ::result<bool> report(writ::sqlite::store& store, std::ostream& out);

}  // namespace booking
