// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "catch.hpp"

#include <sys/wait.h>

#include <cstdio>
#include <filesystem>
#include <string>

// The program itself, as a process.

namespace story {

struct ended {
    int status = -1;
    std::string output;
};

/// Runs a command of the shell in which `{}` stands for the program.
inline ended run(std::string command) {
    const auto program =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "hotel_booking";
    for (auto at = command.find("{}"); at != std::string::npos; at = command.find("{}"))
        command.replace(at, 2, program.string());
    ended made;
    std::FILE* out = popen(command.c_str(), "r");
    REQUIRE(out != nullptr);
    char bytes[4096];
    while (const auto size = std::fread(bytes, 1, sizeof bytes, out))
        made.output.append(bytes, size);
    const int status = pclose(out);
    made.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return made;
}

}  // namespace story
