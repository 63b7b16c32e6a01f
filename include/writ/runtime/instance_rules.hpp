// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/dead_letter.hpp>
#include <writ/runtime/decision.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/model.hpp>
#include <writ/timestamp.hpp>

#include <optional>

namespace writ::inline v1 {

/// What is stored of a workflow instance.
enum class presence : unsigned char { none, running, finished };

/// A finished instance leaves a tombstone for a while; after it the key is free again.
[[nodiscard]] constexpr presence presence_of(bool running, std::optional<timestamp> finished_at,
                                             timestamp now, const limits& bounds) {
    if (running) {
        return presence::running;
    }
    const bool remembered = finished_at && now.ms - finished_at->ms <= bounds.tombstone.ms;
    return remembered ? presence::finished : presence::none;
}

/// What happens to a message for a workflow instance.
enum class instance_action : unsigned char {
    decide,  // ask the workflow, with the instance or, to start it, with none
    hold,  // wait until the instance changes
    count_late,  // its instance is finished
    instance_finished,  // it would start an instance that is finished: counted
    count_unclaimed,  // a reply that nobody waits for: counted
    ignore,  // the workflow says ignores<…> or otherwise<ignore>
    bury  // a dead letter
};

/// An instance_action with its reason, on bury.
struct instance_step {
    instance_action what = instance_action::decide;
    dead_reason why = dead_reason::rejected;

    friend constexpr bool operator==(const instance_step&, const instance_step&) = default;
};

/// What a message is to the workflow that receives it.
struct instance_message {
    bool starts = false;
    bool is_reply = false;
    bool is_ignored = false;  // the workflow says ignores<…>
};

/// What happens to a message before its workflow is asked.
[[nodiscard]] constexpr instance_step before_transition(instance_message message, presence instance,
                                                        bool may_restart) {
    if (instance == presence::running) {
        return {};
    }
    if (message.is_reply) {
        return {instance_action::count_unclaimed};
    }
    if (instance == presence::none) {
        return {message.starts       ? instance_action::decide
                : message.is_ignored ? instance_action::ignore
                                     : instance_action::hold};
    }
    if (!message.starts) {
        return {instance_action::count_late};
    }
    return {may_restart ? instance_action::decide : instance_action::instance_finished};
}

/// What happens to a message for which the workflow has no transition in the instance's state.
[[nodiscard]] constexpr instance_step without_transition(unhandled_policy otherwise,
                                                         bool is_ignored = false) {
    if (is_ignored) {
        return {instance_action::ignore};
    }
    switch (otherwise) {
    case unhandled_policy::hold: return {instance_action::hold};
    case unhandled_policy::ignore: return {instance_action::ignore};
    case unhandled_policy::reject: break;
    }
    return {instance_action::bury, dead_reason::rejected};
}

/// When a message that is held since `since` has waited long enough. It is tried again, in its
/// order, whenever its instance starts, steps or finishes before that.
[[nodiscard]] constexpr timestamp hold_ends(timestamp since, const limits& bounds) {
    return {since.ms + bounds.hold.ms};
}

/// What happens to a message that was held too long. A reply is only ever counted.
[[nodiscard]] constexpr instance_step after_hold(instance_message message, presence instance) {
    if (message.is_reply) {
        return {instance_action::count_unclaimed};
    }
    return {instance_action::bury, instance == presence::running ? dead_reason::no_fitting_state
                                                                 : dead_reason::no_such_instance};
}

/// Whether a committed change gives the held messages of its instance another chance.
[[nodiscard]] constexpr bool releases_held(change committed) {
    return committed == change::step || committed == change::finish;
}

}  // namespace writ::inline v1
