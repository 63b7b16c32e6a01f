// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/kind.hpp>
#include <writ/runtime/dead_letter.hpp>
#include <writ/runtime/envelope.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace writ::inline v1 {

/// Why a message is kept in the store.
enum class kept_as : unsigned char {
    retry,  // it failed, or was released or redriven, and is delivered again when it is due
    behind,  // waits behind an earlier message of its key, which failed
    held,  // waits for its workflow instance to start or to reach a fitting state
    unknown,  // waits for a build that knows its type or its schema
    dead  // a dead letter
};

/// The reason in the words that are stored and printed.
[[nodiscard]] constexpr std::string_view name_of(kept_as why) {
    switch (why) {
    case kept_as::retry: return "retry";
    case kept_as::behind: return "behind";
    case kept_as::held: return "held";
    case kept_as::unknown: return "unknown";
    case kept_as::dead: return "dead";
    }
    return "unknown";
}

/// A message that a subscriber has not handled yet and that is kept for it: parked, held, or a
/// dead letter.
///
/// Messages of one lane (subscriber, stream, key) that *block* are delivered in the order of their
/// places and one after the other: a store gives a time to the first of them only, and when that
/// one is gone, `now` to the next that has none.
struct kept_message {
    std::uint64_t place = 0;  // in the order of all; given by the store, and kept for life
    std::string service{};
    std::string subscriber{};  // empty: no subscriber of the service takes this type
    std::uint32_t slot = 0;
    std::string lane{};  // the stream and the key; empty: unordered
    kept_as why = kept_as::retry;
    bool blocks = false;  // later messages of its lane wait
    std::optional<timestamp> due{};  // when it is looked at again; none: not by itself
    std::string instance{};  // held: the key of the instance it waits for
    kind what = kind::event;
    bool is_reply = false;
    bool is_timeout = false;
    std::uint32_t attempts = 0;  // deliveries that failed
    timestamp first_time{};
    timestamp last_time{};
    std::optional<timestamp> held_since{};
    dead_reason cause = dead_reason::failed;  // dead letters
    std::string reason{};  // what the last failure said
    std::string error_type{};
    std::string origin{};  // "topic/partition/offset", where it came from
    envelope message{};
};

}  // namespace writ::inline v1
