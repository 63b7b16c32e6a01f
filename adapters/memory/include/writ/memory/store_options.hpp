// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/timestamp.hpp>

#include <cstdint>
#include <functional>
#include <string>

namespace writ::memory::inline v1 {

/// How a store in memory behaves.
struct store_options {
    /// What it takes for the present time; none: the machine's clock.
    std::function<timestamp()> clock{};
    /// Into how many slots keys are spread.
    std::uint32_t slots = 16;
    /// False: what every service has passed is dropped at once, with its identity and with the
    /// history of workflows, so that memory is bounded by what is on its way. A service that
    /// subscribes later starts at what is left. An answer waits five seconds for its client.
    bool keep_handled = true;
    /// Its name; empty: one that no other store has.
    std::string id{};
    /// Asked at the end of each commit: a text is why it fails, and then nothing of it was done.
    std::function<std::string()> refuse{};
};

}  // namespace writ::memory::inline v1
