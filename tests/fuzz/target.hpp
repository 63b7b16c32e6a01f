// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// A fuzz target is a function that is given any bytes. It says whether they were accepted as what
// they might have been, and throws where a promise was broken. `fuzzer.cpp` hands it what libFuzzer
// makes up, `replay.cpp` the committed seeds and regressions.

namespace fuzz {

struct target {
    std::string name;
    bool (*run)(std::string_view input);
};

inline std::vector<target>& targets() {
    static std::vector<target> all;
    return all;
}

struct registered {
    registered(const char* name, bool (*run)(std::string_view)) {
        targets().push_back({name, run});
    }
};

struct broken_promise : std::logic_error {
    using std::logic_error::logic_error;
};

inline void require(bool kept, const std::string& promise) {
    if (!kept)
        throw broken_promise{promise};
}

}  // namespace fuzz
