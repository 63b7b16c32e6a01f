// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/store.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace writ::inline v1 {

/// How an endpoint runs; each member may be left out: `{.lanes = 8}`.
/// Units: as each member says; a writ::duration is milliseconds and takes any chrono constant.
struct endpoint_options {
    /// Threads that call handlers. One key is handled by one of them at a time.
    std::uint32_t lanes = 4;
    /// How long, how much and how far a message may go before it is set aside.
    limits bounds{};
    /// On a store that ends with the process: commands and events are handed to handlers as
    /// objects, without codec, attributes, store or observer, where a client sends nothing but the
    /// message and all who take it can be given it so (no middleware, transaction, workflow or
    /// answer). What fails is stored then, and retried like any other. Lossy contracts always go
    /// this way.
    bool express = false;
    /// Most objects of one handler that wait; a sender waits for room, a lossy one is dropped.
    std::size_t express_slots = 8'192;
    /// How long an instance that says nothing is taken to be alive: after it its keys go to others.
    duration lease = duration::milliseconds(10'000);
    /// Most entries of one commit. A lone message does not wait for others.
    std::size_t group = 500;
    /// Most messages of one service that are being handled: received, and not yet settled.
    std::size_t in_flight = 4'096;
    /// Most bytes of their bodies.
    std::size_t in_flight_bytes = 67'108'864;
    /// Nothing is received while more messages than this wait in the outbox.
    std::size_t outbox_rows = 100'000;
    /// Most messages that are received, or published, at once.
    std::size_t batch = 512;
    /// How often the store is asked for what is due, and other processes' commits are looked for.
    duration poll = duration::milliseconds(20);
    /// How often positions are committed where nothing else is.
    duration position_interval = duration::milliseconds(1'000);
    /// Failures in a row, over at least pause_keys keys, after which a subscriber is paused: what
    /// it depends on is down, and its messages shall not become dead letters for it.
    std::uint32_t pause_after = 20;
    std::uint32_t pause_keys = 5;
    /// How often a paused subscriber is tried with one message.
    duration probe = duration::milliseconds(5'000);
    /// The wait before a commit, or a publication, that failed is tried again.
    duration store_retry = duration::milliseconds(100);
    /// How long the store keeps what is handled, and how often that is looked at.
    retention keep{};
    duration trim_interval = duration::milliseconds(5'000);
    /// How long a stop waits for what was begun to be committed.
    duration stop_deadline = duration::milliseconds(25'000);
    /// Names this instance among those of its services; empty: a name of its own.
    std::string instance{};
    /// Draws the jitter of retries; 0: from the machine.
    std::uint64_t seed = 0;
};

}  // namespace writ::inline v1
