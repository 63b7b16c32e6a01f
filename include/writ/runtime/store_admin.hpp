// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/result.hpp>
#include <writ/runtime/kept_message.hpp>
#include <writ/runtime/store.hpp>

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::inline v1 {

/// Which of the kept messages an operator wants to see; what is empty says nothing.
struct kept_query {
    std::optional<kept_as> why{};
    std::string service{};
    std::string subscriber{};
    std::string type{};
    std::optional<std::string> key{};  // the partition key, or the instance; "" is one, too
    std::uint64_t after = 0;  // places after this one
    std::size_t max = 100;
};

/// Which of the workflow instances an operator wants to see.
struct instance_query {
    std::string service{};
    std::string workflow{};
    std::string state{};
    std::optional<std::string> key{};  // "" is one, too
    bool finished = false;  // tombstones too
    std::size_t max = 100;
};

/// A workflow instance, for an operator.
struct instance_row {
    std::string service{};
    std::string workflow{};
    std::string key{};
    instance_record record{};
    timestamp started{};
    timestamp changed{};
};

/// One step that a workflow instance took.
struct history_row {
    timestamp at{};
    std::string state_before{};  // empty: it was started
    std::string state{};  // empty: it was finished
    std::string message_type{};
    std::string message_id{};
};

/// A delayed message that is not due yet.
struct delayed_row {
    timestamp due{};
    std::string token{};
    std::string type{};
    std::string id{};
    std::string key{};
};

/// A timer that is set.
struct timer_row {
    timestamp due{};
    std::string service{};
    std::string workflow{};
    std::string key{};
    std::string state{};
};

/// What operators do with a store, beside the engine that runs on it.
template <class Store>
concept administered_store =
    store<Store> &&
    requires(Store& kept, const kept_query& messages, const instance_query& instances,
             std::uint64_t place, std::string_view text, std::size_t count) {
        { kept.kept(messages) } -> std::same_as<result<std::vector<kept_message>>>;
        { kept.kept_at(place) } -> std::same_as<result<std::optional<kept_message>>>;
        /// Delivers a kept message again, in its place, its generation raised and its attempts
        /// forgotten; false: there is none. It blocks its lane until it is handled.
        { kept.redrive(place) } -> std::same_as<result<bool>>;
        /// Gives a kept message up; what waits behind it goes on.
        { kept.skip(place) } -> std::same_as<result<bool>>;
        /// Gives a kept message another body.
        { kept.edit(place, text) } -> std::same_as<result<bool>>;

        { kept.instances(instances) } -> std::same_as<result<std::vector<instance_row>>>;
        { kept.history(text, text, text, count) } -> std::same_as<result<std::vector<history_row>>>;
        /// Gives an instance (service, workflow, key) another state (name, body) and no timer; what
        /// is held for it gets another chance.
        { kept.force(text, text, text, text, text) } -> std::same_as<result<bool>>;
        /// Finishes an instance: it leaves a tombstone, and nothing is sent.
        { kept.cancel(text, text, text) } -> std::same_as<result<bool>>;

        { kept.timers(count) } -> std::same_as<result<std::vector<timer_row>>>;
        { kept.delayed(count) } -> std::same_as<result<std::vector<delayed_row>>>;
        /// What is wrong with the store itself; empty: nothing was found.
        { kept.check() } -> std::same_as<result<std::vector<std::string>>>;
    };

}  // namespace writ::inline v1
