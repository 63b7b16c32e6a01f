// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What an engine needs to know of a service, without its types: generated from the declaration,
// read by the harness, the simulator and the endpoint alike.

#pragma once

#include <writ/recoverability.hpp>
#include <writ/result.hpp>
#include <writ/runtime/array_view.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/runtime/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::inline v1 {

/// A workflow instance as it is stored.
struct stored_instance {
    std::string state;  // name of the state
    std::string state_body;  // its members, encoded
};

/// One delivery of a message to one subscriber, as the generated code sees it.
struct delivery {
    const envelope& message;
    std::uint32_t attempt = 1;  // counts deliveries
    timestamp now{};
    std::string_view instance_key{};  // workflows: the instance, as route::instance_of gave it
    const stored_instance* instance = nullptr;  // workflows: null when there is none (yet)
    void* transaction = nullptr;  // the store's transaction, for handlers that take it
    const limits& bounds = default_limits;
    const bool* stop = nullptr;  // set when the engine is being stopped
};

/// What a message that finds no transition in the present state of its instance becomes.
enum class unhandled_policy : unsigned char { hold, ignore, reject };

/// A handler or a workflow of a service: the unit that receives its own copy of each message.
struct subscriber_model {
    std::string_view name;
    bool is_workflow = false;
    bool may_restart = false;  // a finished workflow instance may be started again
    unhandled_policy otherwise = unhandled_policy::hold;
    retry_policy retries{};
    poison on_poison = poison::park;
    bool asks_operator = false;  // never run twice after a crash
};

/// One (wire name, subscriber) pair.
struct route {
    std::string_view type;  // a wire name; a pattern such as "order.*"; "<query>.reply" or
                            // "<contract>.error" of what a workflow asked
    kind what = kind::event;
    bool is_pattern = false;
    bool is_reply = false;  // addressed to an instance by reply_key, not by its members
    bool is_ignored = false;  // workflows: ignores<…>; where no transition takes it, it is let pass
    bool starts = false;  // workflows: can start an instance
    std::size_t subscriber = 0;  // index into service_model::subscribers
    /// Workflows: the text of the instance's key; null for handlers and replies.
    result<std::string> (*instance_of)(const delivery&) = nullptr;
    decision (*decide)(void* objects, const delivery&) = nullptr;
    std::string_view stream{};  // of its contract: order is per (subscriber, stream, key)
    std::string_view schema{};  // of its contract, as this build knows it; empty: takes any body
    bool takes_transaction = false;  // decided inside of the commit
    bool from_now = false;  // a new subscription is not given the events before it
    /// The body as JSON without its secrets, for people to see; null: as it is.
    std::string (*show)(std::string_view body) = nullptr;
};

/// A recurring message of a service.
struct recurrence {
    std::int64_t every_ms = 0;
    emission (*make)() = nullptr;
};

/// How the routes of a wire name are found. A model that is written by hand may leave it empty:
/// then its routes are compared one by one.
struct route_index {
    /// The first route of this very name, or the number of routes.
    std::size_t (*find)(std::string_view type) = nullptr;
    /// By route, the next one of the same name, or for a pattern the next pattern; after the last
    /// the number of routes.
    const std::uint32_t* next = nullptr;
    std::size_t first_pattern = 0;  // or the number of routes
};

/// One service, as the engine sees it.
struct service_model {
    std::string_view name;
    array_view<subscriber_model> subscribers;
    array_view<route> routes;  // as declared; routes_of finds those of a name
    /// Fires the timeout of an instance of subscriber `workflow`; null when it has no workflow.
    decision (*time_out)(void* objects, std::size_t workflow, const delivery&) = nullptr;
    array_view<recurrence> recurring;
    route_index index{};
};

}  // namespace writ::inline v1
