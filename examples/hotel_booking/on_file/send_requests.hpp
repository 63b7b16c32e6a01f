// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite.hpp>

#include <istream>
#include <ostream>

namespace booking {

struct send_result {
    bool all_lines_good = true;
    bool all_written = true;
};

/// The front end: stores each request of `in`, one a line, and then answers it in one line; asks
/// the questions among them and waits for each at most so long. A bad line is reported and the
/// others are taken. Stops early when `answers` can no longer be written.
///
/// *Errors*: why a request could not be stored; std::ios_base::failure when `in` cannot be read.
writ::result<send_result> send_requests(writ::sqlite::store& store, std::istream& in,
                                        std::ostream& answers, writ::duration timeout);

}  // namespace booking
