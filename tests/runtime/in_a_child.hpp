// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "catch.hpp"

#include <cstddef>
#include <string>

#include <sys/wait.h>
#include <unistd.h>

namespace runtime_tests {

// What `work` returns in a child of this process, which has then ended. It is less than a pipe
// holds at once. A child that throws has failed: it must not go on as a second run of the tests.
template <class Work>
std::string in_a_child(Work work) {
    int ends[2] = {};
    REQUIRE(::pipe(ends) == 0);
    const auto child = ::fork();
    if (child == 0) {
        try {
            const std::string made = work();
            const auto written = ::write(ends[1], made.data(), made.size());
            ::_exit(written == static_cast<ssize_t>(made.size()) ? 0 : 1);
        } catch (...) {
            ::_exit(2);
        }
    }
    ::close(ends[1]);
    char read[256]{};
    const auto size = ::read(ends[0], read, sizeof(read));
    ::close(ends[0]);
    int status = -1;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(status == 0);
    REQUIRE(size > 0);
    return {read, static_cast<std::size_t>(size)};
}

}  // namespace runtime_tests
