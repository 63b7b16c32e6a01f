// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/limits.hpp>
#include <writ/timestamp.hpp>

namespace writ::inline v1 {

/// What the inbox of one (service, subscriber) says to a message.
enum class claim : unsigned char { accept, duplicate, too_old_to_deduplicate };

/// What is known of a message's identity (source, id, generation) when it arrives.
struct identity_facts {
    bool claimed = false;  // a claim of it is still remembered
    bool proven_new = false;  // by its position, or because it comes from this store
    timestamp sent{};
};

/// Whether a message may take effect. One that is older than the window could be the duplicate of
/// one whose claim is already forgotten, so it is only accepted when something else proves it new.
[[nodiscard]] constexpr claim claim_message(const identity_facts& facts, timestamp now,
                                            const limits& bounds) {
    if (facts.claimed) {
        return claim::duplicate;
    }
    if (facts.proven_new || now.ms - facts.sent.ms <= bounds.id_window.ms) {
        return claim::accept;
    }
    return claim::too_old_to_deduplicate;
}

/// Whether a claim may be forgotten. Strictly later than the last moment at which claim_message
/// trusts its absence.
[[nodiscard]] constexpr bool claim_is_forgotten(timestamp claimed_at, timestamp now,
                                                const limits& bounds) {
    return now.ms - claimed_at.ms > bounds.id_window.ms;
}

}  // namespace writ::inline v1
