// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/recoverability.hpp>
#include <writ/runtime/envelope.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace writ::inline v1 {

/// Why a message was set aside.
enum class dead_reason : unsigned char {
    failed,  // its handler failed as often as its retry policy allows
    rejected,  // the handler, or a workflow's otherwise<reject>, refused it
    undecodable,  // the body does not fit the contract
    too_large,  // body or attributes are over the limit
    unknown_type,  // no build of the service knew it within the deploy grace
    no_such_instance,  // held too long, its workflow instance never started
    no_fitting_state,  // held too long, its workflow instance reached no state that takes it
    expired,  // its expiry time had passed
    too_many_hops,  // emitted by a cycle
    too_old_to_deduplicate,  // older than the ids that are remembered
    in_doubt  // started, then lost; its subscriber asks an operator
};

/// The reason in the words that are stored and printed.
[[nodiscard]] constexpr std::string_view name_of(dead_reason reason) {
    switch (reason) {
    case dead_reason::failed: return "failed";
    case dead_reason::rejected: return "rejected";
    case dead_reason::undecodable: return "undecodable";
    case dead_reason::too_large: return "too_large";
    case dead_reason::unknown_type: return "unknown_type";
    case dead_reason::no_such_instance: return "no_such_instance";
    case dead_reason::no_fitting_state: return "no_fitting_state";
    case dead_reason::expired: return "expired";
    case dead_reason::too_many_hops: return "too_many_hops";
    case dead_reason::too_old_to_deduplicate: return "too_old_to_deduplicate";
    case dead_reason::in_doubt: return "in_doubt";
    }
    return "unknown";
}

/// Whether a dead letter keeps the later messages of its key waiting. Only one that a handler was
/// given, or could not be given, in its turn does so: the others never had a place in the order
/// that the next message could depend on. A message without a key is in no order.
[[nodiscard]] constexpr bool parks_its_key(dead_reason reason, bool has_key, poison policy) {
    if (!has_key || policy == poison::skip) {
        return false;
    }
    return reason == dead_reason::failed || reason == dead_reason::rejected ||
           reason == dead_reason::undecodable || reason == dead_reason::too_large ||
           reason == dead_reason::in_doubt;
}

/// A message that was set aside, as it came, with all that is needed to repair its cause and to
/// redrive it.
struct dead_letter {
    std::uint64_t number = 0;  // names it for redrive and skip
    envelope message;
    dead_reason why = dead_reason::failed;
    std::string reason;  // what the last failure said
    std::string error_type;  // type of the last exception, as far as it is known
    std::string service;
    std::string subscriber;  // empty: no subscriber of the service takes this type
    std::uint32_t attempts = 0;
    timestamp first_time{};
    timestamp last_time{};
    bool parks_key = false;  // later messages of its key wait for its redrive or skip
};

}  // namespace writ::inline v1
