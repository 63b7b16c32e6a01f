// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/envelope.hpp>
#include <writ/runtime/participant_verdict.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::testing {

/// A participant's view of a world: it can send, publish and ask what the participant declares.
/// Rules: participant_does_not_send.
template <class Participant, class World>
class client {
public:
    explicit client(World& world) : world_{world} {}

    /// Sends a command or publishes an event; returns the message's id.
    template <class Message>
    std::string send(const Message& message, std::vector<header> attributes = {}) {
        static_assert(sizeof(detail::loud<verdict<Message>>) > 0);
        return world_.send_from(name(), message, std::move(attributes));
    }
    template <class Message>
    std::string publish(const Message& message, std::vector<header> attributes = {}) {
        return send(message, std::move(attributes));
    }
    /// Asks, runs until nothing can be delivered, and returns the reply or a declared error.
    template <class Query>
    [[nodiscard]] auto ask(const Query& query, std::vector<header> attributes = {}) {
        static_assert(sizeof(detail::loud<verdict<Query>>) > 0);
        return world_.ask_from(name(), query, std::move(attributes));
    }

private:
    static constexpr std::string_view name() { return detail::facts<Participant>::value.name; }

    // Asserted where it is called: each function between is three lines more of the error.
    template <class Message>
    using verdict = writ::detail::sends_verdict<Participant, Message>;

    World& world_;
};

}  // namespace writ::testing
