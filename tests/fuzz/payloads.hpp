// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "target.hpp"
#include "used_before.hpp"

namespace fuzz {

// Calls `run` with a used object of each payload; says whether it accepted the input as any.
template <class Run>
bool as_any_payload(Run&& run) {
    const sample::every_kind& used = sample::used_before();
    bool accepted = run(used);
    accepted |= run(used.numbers);
    accepted |= run(used.texts);
    accepted |= run(used.containers);
    accepted |= run(used.forms);
    accepted |= run(used.keeper);
    accepted |= run(*used.line);
    return accepted;
}

// The same for a `round_trip(used, limits)`, which is tried under tighter limits too.
template <class RoundTrip>
bool round_trip_of_any_payload(RoundTrip&& round_trip) {
    return as_any_payload([&](const auto& used) {
        const bool accepted = round_trip(used, writ::read_limits{});
        const bool fits =
            round_trip(used, writ::read_limits{.depth = 5, .string_bytes = 16, .elements = 4});
        require(accepted || !fits, "what is refused is refused under tighter limits too");
        return accepted;
    });
}

}  // namespace fuzz
