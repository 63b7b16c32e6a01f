// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/recoverability.hpp>
#include <writ/runtime/dead_letter.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/timestamp.hpp>

#include <cstdint>

namespace writ::inline v1 {

/// What happens to a message after a failure.
enum class recovery : unsigned char { retry_at_once, park, bury };

/// A recovery with its time, on park, or its reason, on bury.
struct recovery_step {
    recovery what = recovery::retry_at_once;
    timestamp at{};
    dead_reason why = dead_reason::failed;

    friend constexpr bool operator==(const recovery_step&, const recovery_step&) = default;
};

/// Most deliveries of one message under a policy.
[[nodiscard]] constexpr std::uint32_t deliveries_of(const retry_policy& policy) {
    return 1 + policy.immediate + policy.delayed;
}

/// The wait before the `number`-th delayed retry, counted from 1: exponential, spread by the
/// jitter, never over the cap. `jitter` is a number in [0, 1); 0.5 is the middle of the band.
[[nodiscard]] constexpr duration retry_delay(const retry_policy& policy, std::uint32_t number,
                                             double jitter) {
    std::int64_t delay = policy.first.ms;
    for (std::uint32_t at = 1; at < number && delay < policy.cap.ms && policy.factor > 1; ++at) {
        delay = delay > policy.cap.ms / policy.factor ? policy.cap.ms : delay * policy.factor;
    }
    delay = delay < policy.cap.ms ? delay : policy.cap.ms;
    const double band = static_cast<double>(delay) * policy.jitter_percent / 100.0;
    delay += static_cast<std::int64_t>(band * (2.0 * jitter - 1.0));
    return duration::milliseconds(delay < policy.cap.ms ? delay : policy.cap.ms);
}

/// What becomes of a message after its `attempts`-th delivery, counted from 1, failed.
[[nodiscard]] constexpr recovery_step after_failure(const retry_policy& policy,
                                                    std::uint32_t attempts, timestamp now,
                                                    double jitter) {
    if (attempts <= policy.immediate) {
        return {};
    }
    if (attempts >= deliveries_of(policy)) {
        return {recovery::bury, {}, dead_reason::failed};
    }
    const auto delay = retry_delay(policy, attempts - policy.immediate, jitter);
    return {recovery::park, timestamp{now.ms + delay.ms}, dead_reason::failed};
}

/// What becomes of a message whose delivery ended in `ended`: a failure is retried, what cannot get
/// better by waiting is set aside at once.
/// Rules: `ended` is failed or rejected.
[[nodiscard]] constexpr recovery_step recover(verdict ended, const retry_policy& policy,
                                              std::uint32_t attempts, timestamp now,
                                              double jitter) {
    if (ended == verdict::rejected) {
        return {recovery::bury, {}, dead_reason::rejected};
    }
    return after_failure(policy, attempts, now, jitter);
}

/// What becomes of a message that was being handled when the process died: it counts as a failure,
/// so that a handler which kills its process does not do so for ever. Where an operator is to be
/// asked, nothing is run twice.
[[nodiscard]] constexpr recovery_step after_crash(bool asks_operator, const retry_policy& policy,
                                                  std::uint32_t attempts, timestamp now,
                                                  double jitter) {
    if (asks_operator) {
        return {recovery::bury, {}, dead_reason::in_doubt};
    }
    return after_failure(policy, attempts, now, jitter);
}

}  // namespace writ::inline v1
