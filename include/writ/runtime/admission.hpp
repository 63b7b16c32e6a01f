// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/kind.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/retry.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace writ::inline v1 {

/// What is looked at before a message is given to anybody.
struct intake_facts {
    std::uint64_t body_bytes = 0;
    std::uint64_t attributes = 0;
    std::uint64_t largest_attribute = 0;  // bytes
    std::uint32_t hops = 0;
    std::uint32_t generation = 0;
    std::optional<timestamp> expiry_time{};
};

[[nodiscard]] inline intake_facts intake_facts_of(const envelope& message) {
    intake_facts facts{.body_bytes = message.body.size(),
                       .attributes = message.headers.size(),
                       .largest_attribute = 0,
                       .hops = message.hops,
                       .generation = message.generation,
                       .expiry_time = message.expiry_time};
    for (const auto& each : message.headers) {
        if (each.value.size() > facts.largest_attribute) {
            facts.largest_attribute = each.value.size();
        }
    }
    return facts;
}

/// Why a message is set aside without being delivered, or nothing. Looked at before each delivery,
/// since a message may expire while it waits. A redriven one no longer expires: an operator said
/// that it is still wanted.
[[nodiscard]] constexpr std::optional<dead_reason> refusal(const intake_facts& facts, timestamp now,
                                                           const limits& bounds) {
    if (facts.hops > bounds.hops) {
        return dead_reason::too_many_hops;
    }
    if (facts.body_bytes > bounds.body_bytes || facts.attributes > bounds.attributes ||
        facts.largest_attribute > bounds.attribute_bytes) {
        return dead_reason::too_large;
    }
    if (facts.generation == 0 && facts.expiry_time && now > *facts.expiry_time) {
        return dead_reason::expired;
    }
    return std::nullopt;
}

/// What happens to a message whose type the service does not know.
enum class unknown_type : unsigned char { skip, retry, bury };

/// An unknown_type with the time of the retry.
struct unknown_type_step {
    unknown_type what = unknown_type::skip;
    timestamp at{};

    friend constexpr bool operator==(const unknown_type_step&, const unknown_type_step&) = default;
};

/// When a message that waits for another build is looked at again, or nothing when the grace that
/// began at `first_seen` has ended. The last look is at its end.
[[nodiscard]] constexpr std::optional<timestamp> next_look(std::uint32_t attempts,
                                                           timestamp first_seen, timestamp now,
                                                           const limits& bounds, double jitter) {
    const timestamp last{first_seen.ms + bounds.deploy_grace.ms};
    if (now >= last) {
        return std::nullopt;
    }
    const timestamp next{now.ms + retry_delay(retry_policy{}, attempts, jitter).ms};
    return next < last ? next : last;
}

/// What becomes of a message of an unknown type that was seen `attempts` times, first at
/// `first_seen`. An event is somebody else's; a message that was sent to this service waits for a
/// build that knows it, and is looked at a last time when the grace ends.
[[nodiscard]] constexpr unknown_type_step after_unknown_type(kind what, std::uint32_t attempts,
                                                             timestamp first_seen, timestamp now,
                                                             const limits& bounds, double jitter) {
    if (what == kind::event) {
        return {};
    }
    const auto next = next_look(attempts, first_seen, now, bounds, jitter);
    return next ? unknown_type_step{unknown_type::retry, *next}
                : unknown_type_step{unknown_type::bury, {}};
}

/// What becomes of a message that could not be decoded. One that says that it was written under
/// another schema than `known` waits for a build that knows it; any other will not get better.
[[nodiscard]] constexpr recovery_step after_undecodable(std::string_view schema,
                                                        std::string_view known,
                                                        std::uint32_t attempts,
                                                        timestamp first_seen, timestamp now,
                                                        const limits& bounds, double jitter) {
    if (!schema.empty() && schema != known) {
        if (const auto next = next_look(attempts, first_seen, now, bounds, jitter)) {
            return {recovery::park, *next, dead_reason::undecodable};
        }
    }
    return {recovery::bury, {}, dead_reason::undecodable};
}

/// Whether the messages that a decision returned are few and small enough to be committed.
[[nodiscard]] constexpr bool outcome_fits(std::uint64_t messages, std::uint64_t bytes,
                                          const limits& bounds) {
    return messages <= bounds.outcome_messages && bytes <= bounds.outcome_bytes;
}

[[nodiscard]] inline bool outcome_fits(const decision& made, const limits& bounds) {
    std::uint64_t bytes = 0;
    for (const auto& each : made.emissions) {
        bytes += each.body.size();
    }
    return outcome_fits(made.emissions.size(), bytes, bounds);
}

}  // namespace writ::inline v1
