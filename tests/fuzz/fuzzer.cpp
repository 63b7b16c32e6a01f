// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "target.hpp"

#include <cstddef>
#include <cstdint>

// Where libFuzzer calls in. One target is linked with this; what it throws ends the program, and is
// a finding.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input{reinterpret_cast<const char*>(data), size};
    for (const fuzz::target& each : fuzz::targets())
        each.run(input);
    return 0;
}
