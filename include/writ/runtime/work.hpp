// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/commit_entry.hpp>
#include <writ/runtime/observed.hpp>
#include <writ/runtime/store.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace writ::detail {

inline constexpr std::size_t no_subscriber = static_cast<std::size_t>(-1);

// A message of a transport, shared by the copies for its subscribers.
struct incoming_message {
    outgoing_message sent{};
    std::uint32_t partition = 0;
    std::uint64_t offset = 0;
    std::uint64_t epoch = 0;  // of the partition
    std::size_t open = 0;  // copies that are not settled
    bool is_left = false;  // a copy was not handled: it is received again
    std::size_t bytes = 0;
};

// What a decision was, for observers and for the count of failures in a row.
struct decided_as {
    verdict what = verdict::handled;
    std::string reason{};
    std::string error_type{};
    std::optional<observed::counted::as> counted{};
    std::size_t emissions = 0;
    bool was_called = false;  // user code ran
};

// One message on its way to one subscriber of one service.
struct work {
    std::size_t service = 0;
    std::size_t subscriber = no_subscriber;
    const route* way = nullptr;  // null: a timeout, or nobody takes the type
    std::shared_ptr<const envelope> message{};
    std::shared_ptr<incoming_message> received{};  // null: not from a transport
    kind what = kind::event;
    bool is_reply = false;
    bool is_timeout = false;
    bool is_hold_end = false;  // it was held, and its time is over
    std::uint32_t slot = 0;
    std::uint64_t epoch = 0;  // of the slot; 0: it is not leased
    std::uint64_t place = 0;  // of a kept message
    std::string lane{};  // stream and key; empty: unordered
    std::string chain{};  // of one chain one is handled at a time; empty: at any time
    std::uint32_t attempts = 0;  // deliveries that failed
    timestamp first_time{};
    std::string origin{};  // of a kept message: where it came from
    std::optional<timestamp> held_since{};
    std::string timer_key{};  // of a timer that is due
    std::optional<recurrence_change> recurring{};
    bool needs_mark = false;  // its start is recorded first
    bool needs_gate = false;  // it may have ended the process: handled one at a time
    bool is_marked = false;
    bool is_left_here = false;  // redriven where the service does not have its handler any more
    bool may_be_old = false;  // it may have been handled before this engine read it
    bool is_proven_new = false;  // by its position: not handled, unless that is remembered
    bool holds_gate = false;  // of what is handled one at a time
    bool probes = false;  // of a paused subscriber
    bool is_detoured = false;  // it left the express way
    bool failed_to_store = false;  // the store refused its entry
    decided_as outcome{};
    std::uint64_t decision = 0;  // the number of the last call of its subscriber

    [[nodiscard]] bool is_fresh() const { return place == 0 && !is_timeout && !recurring; }
};
using work_ptr = std::unique_ptr<work>;

}  // namespace writ::detail
