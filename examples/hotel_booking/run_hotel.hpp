// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <ostream>

namespace booking {

struct run_options {
    /// Shuffles deliveries that do not depend on each other.
    std::optional<std::uint64_t> seed{};
    /// Writes every message with its cause to the notes.
    bool trace = false;
};

struct run_result {
    bool all_lines_good = true;
    bool all_written = true;
};

/// Takes one request a line from `in`, each until the hotel has nothing left to do at the present
/// time, then lets the clock run on to the end. Writes one line an effect to `effects`, and what
/// happened, for a person, to `notes`. A bad line is reported as an effect; the others are taken.
/// Stops early when `effects` can no longer be written.
///
/// *Errors*: std::ios_base::failure when `in` cannot be read.
run_result run_hotel(std::istream& in, std::ostream& effects, std::ostream& notes,
                     const run_options& how);

}  // namespace booking
