// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

namespace writ::cli {

/// Where the program reads and writes.
struct console {
    std::istream& in;
    std::ostream& out;  // answers
    std::ostream& err;  // reasons, questions and hints
    bool asks = false;  // a person is there, who can answer a question
    std::size_t width = 0;  // columns of a line; 0: tables are not cut
};

/// Whether the person says yes; anything else, and the end of the input, is no.
[[nodiscard]] bool says_yes(console& at, const std::string& question);

/// The bytes of a file, or with `-` of the console's input. Ends the command where there are none.
[[nodiscard]] std::string read_whole(console& at, const std::string& file);

}  // namespace writ::cli
