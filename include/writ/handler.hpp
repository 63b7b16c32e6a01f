// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/id.hpp>
#include <writ/detail/meta.hpp>
#include <writ/literal.hpp>
#include <writ/recoverability.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ {

// ---- how a handler that reaches outside of the commit is safe

struct idempotent_policy {};
struct may_repeat_policy {};
struct ask_operator_policy {};
/// Running the handler twice has the effect of running it once.
inline constexpr idempotent_policy idempotent{};
/// The handler's effect may happen more than once, and that is accepted.
inline constexpr may_repeat_policy may_repeat{};
/// "Started" is recorded first; after a crash the message is dead-lettered as in doubt, never run
/// twice.
inline constexpr ask_operator_policy ask_operator{};

// ---- what a handler takes

template <class... Messages>
struct messages_option {};
/// What a handler with an overloaded or generic call operator handles.
template <class... Messages>
inline constexpr messages_option<Messages...> on{};

template <literal... Patterns>
struct patterns_option {};
/// The wire names that a handler of `const writ::raw_message&` subscribes to; a `*` at the end
/// stands for any rest.
template <literal... Patterns>
inline constexpr patterns_option<Patterns...> matching{};

struct from_beginning_option {};
struct from_now_option {};
/// A new subscription to a replayable stream is given its whole history first.
inline constexpr from_beginning_option from_beginning{};
/// A new subscription to a replayable stream is given only what comes.
inline constexpr from_now_option from_now{};

// ---- recoverability

/// Deliveries before a message becomes a dead letter: two at once, the others after growing delays.
template <std::uint32_t Deliveries>
    requires(Deliveries > 0)
inline constexpr retry_policy attempts{.immediate = Deliveries > 3 ? 2 : Deliveries - 1,
                                       .delayed = Deliveries > 3 ? Deliveries - 3 : 0};
template <poison Policy>
struct poison_option {};
inline constexpr poison park = poison::park;
inline constexpr poison skip = poison::skip;
/// What becomes of the later messages of a key behind a dead letter.
template <poison Policy>
inline constexpr poison_option<Policy> on_poison{};

template <class... Errors>
struct unrecoverable_option {};
/// Exceptions of these types are not retried: dead letter at the first failure.
template <class... Errors>
inline constexpr unrecoverable_option<Errors...> unrecoverable{};

template <class Error, retry_policy Policy>
struct error_policy_option {};
/// Exceptions of this type, or derived from it, are retried by a policy of their own:
/// `writ::on_error<database_is_busy, writ::attempts<20>>`. The first that fits counts.
template <class Error, retry_policy Policy>
inline constexpr error_policy_option<Error, Policy> on_error{};

/// Thrown by a handler, a transition or a middleware that knows that retrying is useless: the
/// message is dead-lettered with this reason.
struct reject {
    std::string reason;
};

// ---- the words

/// A callable class handles: `writ::handles<reserve_room, writ::idempotent>`.
/// Rules: the group *handlers* of docs/rules.md.
template <class Handler, auto... Options>
struct handles {};

/// Functions, named lambdas and member functions of one class are called:
/// `writ::calls<&cashier::charge, &cashier::refund, writ::ask_operator>`. The options hold for all.
/// Rules: the group *handlers* of docs/rules.md.
template <auto... FunctionsAndOptions>
struct calls {};

}  // namespace writ
