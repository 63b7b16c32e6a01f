// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A transition returns what its signature says.
inline auto on_money(const awaiting_payment&, const payment_taken&)
    -> writ::finish<release_room> {
    return take_payment{};  // expect: take_payment
    // fix: return release_room{};
}
