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
#include <string>
#include <string_view>
#include <utility>

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

/// Whether the body or the attributes are over a limit.
[[nodiscard]] constexpr bool is_too_large(const intake_facts& facts, const limits& bounds) {
    return facts.body_bytes > bounds.body_bytes || facts.attributes > bounds.attributes ||
           facts.largest_attribute > bounds.attribute_bytes;
}

/// What of a message is too large, how large it is, and how large it may be.
[[nodiscard]] inline std::string too_large_text(const intake_facts& facts, const limits& bounds) {
    const auto over = [](std::string what, std::uint64_t limit) {
        return std::move(what) + ", over the limit of " + std::to_string(limit);
    };
    if (facts.body_bytes > bounds.body_bytes) {
        return over("a body of " + std::to_string(facts.body_bytes) + " bytes", bounds.body_bytes);
    }
    if (facts.attributes > bounds.attributes) {
        return over(std::to_string(facts.attributes) + " attributes", bounds.attributes);
    }
    return over("an attribute of " + std::to_string(facts.largest_attribute) + " bytes",
                bounds.attribute_bytes);
}

/// Why a message is set aside without being delivered, or nothing. Looked at before each delivery,
/// since a message may expire while it waits. A redriven one no longer expires: an operator said
/// that it is still wanted.
[[nodiscard]] constexpr std::optional<dead_reason> refusal(const intake_facts& facts, timestamp now,
                                                           const limits& bounds) {
    if (facts.hops > bounds.hops) {
        return dead_reason::too_many_hops;
    }
    if (is_too_large(facts, bounds)) {
        return dead_reason::too_large;
    }
    if (facts.generation == 0 && facts.expiry_time && now > *facts.expiry_time) {
        return dead_reason::expired;
    }
    return std::nullopt;
}

/// The numbers behind a refusal, for the dead letter; empty where its cause says it all.
[[nodiscard]] inline std::string refusal_text(dead_reason why, const intake_facts& facts,
                                              const limits& bounds) {
    if (why == dead_reason::too_large) {
        return too_large_text(facts, bounds);
    }
    if (why == dead_reason::too_many_hops) {
        return std::to_string(facts.hops) + " hops, over the limit of " +
               std::to_string(bounds.hops);
    }
    return {};
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
