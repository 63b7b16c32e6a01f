// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/dead_letter.hpp>
#include <writ/testing/balance.hpp>
#include <writ/testing/journal.hpp>

#include <cstddef>
#include <ostream>
#include <vector>

namespace booking {

struct line_counts {
    std::size_t taken = 0;
    std::size_t rejected = 0;
};

/// Tells a person what became of the requests, from the record of the messages alone.
void write_summary(std::ostream& out, const line_counts& lines,
                   const writ::testing::journal& record, const writ::testing::balance& balance,
                   const std::vector<writ::dead_letter>& dead_letters);

}  // namespace booking
