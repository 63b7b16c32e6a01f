// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The message that is handed over inside of a process: about 200 bytes as JSON.
#pragma once

#include <cstdint>
#include <string>

namespace bench {

struct reading {
    std::string sensor;
    std::int64_t at = 0;
    std::int64_t value = 0;
    std::string note;
};

inline reading a_reading() { return {"sensor-17", 1'767'225'600'000, 42, std::string(120, 'x')}; }

}  // namespace bench
