// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/literal.hpp>

#include <tuple>
#include <utility>

namespace writ {

/// A transition enters State and sends Messages: `return {awaiting{…}, take_payment{…}};`.
template <class State, class... Messages>
struct step {
    State state;
    std::tuple<Messages...> messages;

    explicit(false) constexpr step(State entered, Messages... sent)
        : state{std::move(entered)}, messages{std::move(sent)...} {}
};

/// A transition ends the instance and sends Messages.
template <class... Messages>
struct finish {
    std::tuple<Messages...> messages;

    explicit(false) constexpr finish(Messages... sent) : messages{std::move(sent)...} {}
};

/// A transition leaves the state, its members and its timeout as they are, and sends Messages.
template <class... Messages>
struct stay {
    std::tuple<Messages...> messages;

    explicit(false) constexpr stay(Messages... sent) : messages{std::move(sent)...} {}
};

/// The first parameter of a transition that holds in every state. One on a named state goes before.
struct any_state {};

/// A message that no transition takes in the present state is held, ignored, or dead-lettered.
enum class unhandled { hold, ignore, reject };
/// Kept, and tried again whenever the instance changes; a dead letter after ten minutes.
inline constexpr unhandled hold = unhandled::hold;
/// Counted, and gone.
inline constexpr unhandled ignore = unhandled::ignore;
/// A dead letter.
inline constexpr unhandled reject_it = unhandled::reject;

/// Transitions `(const Message&) -> step<…>` that start an instance.
template <auto... Functions>
struct starts {};
/// Transitions `(const State&, const Message&) -> step<…>, stay<…>, finish<…>` or a variant of
/// these.
template <auto... Functions>
struct continues {};
/// Transitions `(const State&, const timed_out&) -> …` that are taken when State was not left
/// within Span of entering it.
template <duration Span, auto... Functions>
struct timeout {};
/// The type of the instance's key: each message has one member of it.
template <class Key>
struct identified_by {};
/// The member that finds the instance, for messages that have none, or two, of the key's type.
template <auto... Members>
struct correlate {};
/// Messages that any state may let pass, on purpose.
template <class... Messages>
struct ignores {};
/// What becomes of a message that the present state does not handle; `hold` where nothing is said.
template <unhandled Policy>
struct otherwise {};
/// Every state handles or ignores every message of the workflow, or it does not compile.
struct strict {};
/// The key of a finished instance may start again.
struct may_restart {};

/// The name under which State is stored, whatever it is called in C++, and how what earlier builds
/// stored is read: `state<"awaiting-payment", awaiting_payment, upcast<&with_currency>>`. A new
/// member that is a `std::optional` needs no upcast.
/// Rules: two_states_share_a_name, state_cannot_be_reached, wire_name_is_malformed.
template <literal Name, class State, class... Options>
struct state {};
/// The way from the older forms of a state to the present one, the oldest first: functions
/// `(const Older&) -> Newer`, of which each takes what the one before it returns.
/// Rules: upcast_leads_elsewhere.
template <auto... Functions>
struct upcast {};
/// As upcast, where the forms before the First one are read no longer. Forms count from 1.
/// Rules: upcast_leads_elsewhere.
template <unsigned First, auto... Functions>
struct upcast_from {};
/// Earlier builds stored the state under this name; or, with functions as those of `upcast`, had
/// another state of this name, in whose place it comes.
/// Rules: two_states_share_a_name, upcast_leads_elsewhere.
template <literal Name, auto... Functions>
struct formerly {};

/// A state machine of pure functions whose signatures are its transitions.
/// Rules: the group *workflows* of docs/rules.md; `static_assert(writ::proven<Workflow>)` reports
/// them.
template <literal Name, class Contracts, class... Words>
struct workflow {
    using writ_is = workflow;
    using writ_workflow = workflow;
};

}  // namespace writ
