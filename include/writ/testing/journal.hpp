// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Everything that happened in a harness, message by message. It is what a person reads when a test
// fails, so it is kept in the terms of the system: who sent what, because of what, and what became
// of it at each subscriber.

#pragma once

#include <writ/kind.hpp>
#include <writ/runtime/envelope.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::testing {

/// What a message is to the flow that it is part of.
enum class role : unsigned char { command, event, query, reply, error, timeout };

[[nodiscard]] constexpr role role_of(kind what) {
    switch (what) {
    case kind::command: return role::command;
    case kind::event: return role::event;
    case kind::query: break;
    }
    return role::query;
}

/// What can happen to a message, or to one subscriber's copy of it.
enum class happening : unsigned char {
    delivered,  // a subscriber was given it
    handled,  // and its outcome was committed
    failed,  // and it failed
    commit_failed,
    retried,  // to be delivered again at once
    parked,  // waits for its retry, or behind a failed message of its key
    held,  // waits for its workflow instance
    released,  // its workflow instance changed, or its key is free again
    dead_letter,
    redriven,
    skipped,  // an operator gave the dead letter up
    duplicate,
    stopped,
    ignored,
    late,
    instance_finished,
    unclaimed,
    skipped_unknown,
    cancelled,
    delayed,  // to be sent later
    unrouted,  // nobody here takes it
    answered  // taken by somebody outside who asked
};

/// One line of a message's story.
struct journal_event {
    timestamp time{};
    happening what = happening::delivered;
    std::string subscriber;  // "service/subscriber"; empty: the message itself
    std::uint32_t attempt = 0;  // of a delivery, or of what became of it
    std::string note;  // a reason, the state that was entered, the time of a retry
};

/// What shows a body to people; null: as it is.
using show_function = std::string (*)(std::string_view body);

/// A message, where it came from and what became of it.
struct journal_message {
    std::shared_ptr<const envelope> message;
    role what = role::event;
    std::string from;  // "service/subscriber", or who sent it from outside
    std::optional<std::size_t> cause;  // index of the message that caused it
    timestamp sent{};
    std::vector<journal_event> events;
    show_function show = nullptr;

    /// The body for people to see: JSON, without its secrets.
    [[nodiscard]] std::string shown_body() const {
        return show == nullptr ? message->body : show(message->body);
    }
};

/// The record of a harness.
class journal {
public:
    explicit journal(timestamp start) : start_(start) {}

    /// All messages in the order in which they were sent.
    [[nodiscard]] const std::deque<journal_message>& messages() const { return messages_; }

    /// The messages with this wire name, in the order in which they were sent.
    [[nodiscard]] std::vector<const journal_message*> of_type(std::string_view type) const {
        std::vector<const journal_message*> found;
        for (const auto& each : messages_) {
            if (each.message->type == type) {
                found.push_back(&each);
            }
        }
        return found;
    }

    /// The messages of one flow, in the order in which they were sent.
    [[nodiscard]] std::vector<const journal_message*> of_flow(std::string_view correlation) const {
        std::vector<const journal_message*> found;
        for (const auto& each : messages_) {
            if (each.message->correlation_id == correlation) {
                found.push_back(&each);
            }
        }
        return found;
    }

    /// How often something happened; to one subscriber, if it is named.
    [[nodiscard]] std::size_t count(happening what, std::string_view subscriber = {}) const {
        std::size_t found = 0;
        for (const auto& message : messages_) {
            found += static_cast<std::size_t>(std::count_if(
                message.events.begin(), message.events.end(), [&](const journal_event& each) {
                    return each.what == what &&
                           (subscriber.empty() || each.subscriber == subscriber);
                }));
        }
        return found;
    }

    /// Everything as a tree of causes, to be read by a person.
    [[nodiscard]] std::string print() const;

    std::size_t add(journal_message message) {
        messages_.push_back(std::move(message));
        return messages_.size() - 1;
    }

    void note(std::size_t message, journal_event event) {
        messages_[message].events.push_back(std::move(event));
    }

private:
    timestamp start_;
    std::deque<journal_message> messages_;
};

}  // namespace writ::testing

#include <writ/testing/journal_text.hpp>
