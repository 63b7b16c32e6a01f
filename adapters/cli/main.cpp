// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "run.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

namespace {

// COLUMNS where somebody has set it, else the terminal's; what goes elsewhere is not cut.
std::size_t width_of_lines() {
    if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
        if (const long said = std::strtol(columns, nullptr, 10); said > 0) {
            return static_cast<std::size_t>(said);
        }
    }
    winsize size{};
    return isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col
                                                                                      : 0;
}

}  // namespace

int main(int argc, char** argv) {
    // A reader that goes away is a failed write, which is answered like any other.
    std::signal(SIGPIPE, SIG_IGN);
    const std::vector<std::string> words(argv + 1, argv + argc);
    writ::cli::console at{std::cin, std::cout, std::cerr, isatty(STDIN_FILENO) != 0,
                          width_of_lines()};
    return writ::cli::run(words, at);
}
