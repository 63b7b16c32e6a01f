// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "console.hpp"

#include "status.hpp"

#include <fstream>
#include <iostream>
#include <iterator>

namespace writ::cli {

bool says_yes(console& at, const std::string& question) {
    at.out.flush();
    at.err << question << " [y/N] " << std::flush;
    std::string answer;
    std::getline(at.in, answer);
    return answer == "y" || answer == "Y" || answer == "yes";
}

std::string read_whole(console& at, const std::string& file) {
    std::ifstream opened;
    if (file != "-") {
        opened.open(file, std::ios::binary);
        if (!opened) {
            throw ended{status::cannot, "cannot read " + file};
        }
    }
    std::istream& in = file == "-" ? at.in : opened;
    try {
        // A folder can be opened, and fails when it is read.
        in.exceptions(std::ios::badbit);
        return {std::istreambuf_iterator<char>{in}, {}};
    } catch (const std::ios_base::failure&) {
        throw ended{status::cannot, "cannot read " + file};
    }
}

}  // namespace writ::cli
