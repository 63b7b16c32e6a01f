// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/decision.hpp>
#include <writ/timestamp.hpp>

#include <cstdint>

namespace writ::inline v1 {

/// What happens to the timer of a workflow instance when a transition is committed.
enum class timer_action : unsigned char { keep, set, cancel };

/// A timer_action with the time at which the timer is due, on set.
struct timer_step {
    timer_action what = timer_action::keep;
    timestamp due{};

    friend constexpr bool operator==(const timer_step&, const timer_step&) = default;
};

/// A timer belongs to the state that is entered: a step, also into the same state, replaces it, a
/// finish removes it, and a stay leaves it alone, but for one at the timeout itself, which has a
/// timeout_ms again.
[[nodiscard]] constexpr timer_step timer_after(change committed, std::int64_t timeout_ms,
                                               timestamp now) {
    const bool stays = committed == change::stay;
    if (committed == change::none || (stays && timeout_ms <= 0)) {
        return {};
    }
    if (committed == change::finish || timeout_ms <= 0) {
        return {timer_action::cancel, {}};
    }
    return {timer_action::set, {now.ms + timeout_ms}};
}

/// A timer that is due fires, however late: after downtime it is not lost.
[[nodiscard]] constexpr bool timer_is_due(timestamp due, timestamp now) { return due <= now; }

/// When a recurring message that is due at `due` is due next. What was missed is not made up for:
/// one message, then the next full period that is still to come.
[[nodiscard]] constexpr timestamp next_recurrence(timestamp due, std::int64_t every_ms,
                                                  timestamp now) {
    const std::int64_t missed = now > due ? (now.ms - due.ms) / every_ms : 0;
    return {due.ms + (missed + 1) * every_ms};
}

}  // namespace writ::inline v1
