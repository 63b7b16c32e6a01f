// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/literal.hpp>
#include <writ/timestamp.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

namespace writ {

/// Where a message came from and under which conditions it is handled. Any handler or transition
/// may take `const writ::context&`. Its views live as long as the call.
struct context {
    std::string_view message_id;
    std::string_view source;
    std::string_view type;
    std::string_view correlation_id;
    std::string_view causation_id;
    timestamp time{};  ///< when the message was emitted
    timestamp now{};  ///< the store's clock, virtual in tests
    std::uint32_t attempt = 1;  ///< counts deliveries of this message
    std::optional<timestamp> deadline{};
    const bool* stop = nullptr;  ///< of the endpoint; read it by stop_requested

    /// Whether the endpoint is being stopped: a handler that takes long may return early.
    [[nodiscard]] bool stop_requested() const {
        return stop != nullptr && __atomic_load_n(stop, __ATOMIC_RELAXED);
    }
};

/// A sticky attribute of the message, by name: `const writ::attribute<"tenant">&`. Empty where the
/// message does not carry it.
/// Rules: attribute_is_not_declared.
template <literal Name>
struct attribute {
    std::string_view value;
};

/// A message of a pattern subscription, as it came.
struct raw_message {
    std::string_view type;
    std::string_view body;
};

/// The timeout of a workflow's state, taken by a transition in place of a message.
struct timed_out {
    timestamp due{};
};

}  // namespace writ
