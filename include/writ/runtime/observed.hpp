// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What an engine tells its observer. An observer is any object with `on(const observed::X&)` for
// the events that it wants; those that it has no `on` for cost nothing. It is called on the
// threads of the engine, at the same time from several of them; its events are views that end with
// the call. What it throws is not caught: a test may end the process, or the engine, there.

#pragma once

#include <writ/runtime/commit_entry.hpp>
#include <writ/runtime/verdict.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace writ::inline v1 {

namespace observed {

/// A message and the subscriber that is given it.
struct subject {
    std::string_view service;
    std::string_view subscriber;
    const envelope& message;
    std::uint32_t attempt = 1;  // counts deliveries
    timestamp now{};
    std::uint64_t decision = 0;  // numbers the calls of an engine; 0: nobody was called
};

/// A client sent a message: it is stored, or a transport has acknowledged it.
struct accepted {
    const outgoing_message& sent;
};
/// A message came from a transport, for a service.
struct received {
    std::string_view service;
    const envelope& message;
    std::uint32_t partition = 0;
    std::uint64_t offset = 0;
};
/// A subscriber is about to be called.
struct deciding {
    subject about;
};
/// A subscriber was called; nothing has happened yet. Handlers that take the transaction are
/// called in the commit.
struct decided {
    subject about;
    verdict what = verdict::handled;
    std::size_t emissions = 0;
    std::int64_t nanoseconds = 0;
    std::string_view reason{};  // why it was not handled
    std::string_view error_type{};
};
/// A group is about to be committed.
struct committing {
    std::size_t entries = 0;
};
/// An entry was looked at by the store, and is stored if it says committed.
struct committed {
    subject about;
    commit_result what = commit_result::committed;
    const commit_entry& entry;
};
/// A whole group is stored.
struct group_committed {
    std::size_t entries = 0;
    std::int64_t nanoseconds = 0;
};
/// The store refused a whole group: it is tried again, and no handler is run again but those that
/// take the transaction.
struct commit_failed {
    std::string_view reason;
    std::size_t entries = 0;
};
/// A message failed and is delivered again at `due`; attempts are those so far.
struct retried {
    subject about;
    timestamp due{};
    std::string_view reason;
};
/// A message waits behind an earlier one of its key.
struct parked {
    subject about;
};
/// A message waits for its workflow instance.
struct held {
    subject about;
    std::string_view instance;
};
/// A message was set aside.
struct dead_lettered {
    subject about;
    const kept_message& letter;
};
/// A message had no effect, and was counted.
struct counted {
    subject about;
    enum class as : unsigned char {
        duplicate,
        stopped,
        ignored,
        late,
        instance_finished,
        unclaimed,
        skipped_unknown,
        cancelled,
        handed_on  // to the service that its handler has moved to
    } what{};
};
/// A transport is about to be given messages of the outbox.
struct publishing {
    std::size_t messages = 0;
};
/// A transport acknowledged a message of the outbox; it is about to be forgotten.
struct released {
    const outgoing_message& sent;
    std::uint64_t sequence = 0;
};
/// A transport refused a message of the outbox: it is published again.
struct publish_refused {
    const outgoing_message& sent;
    std::string_view reason;
};
/// A partition is settled up to and including the offset.
struct settled {
    std::string_view service;
    std::uint32_t partition = 0;
    std::uint64_t offset = 0;
};
/// A slot of a service is owned by this engine from now on, or no longer.
struct owned {
    std::string_view service;
    std::uint32_t slot = 0;
    std::uint64_t epoch = 0;
    bool unclean = false;  // the owner before did not give it back
};
struct disowned {
    std::string_view service;
    std::uint32_t slot = 0;
    bool lost = false;  // somebody else took it
};
/// A subscriber is no longer given messages, after many failures in a row over many keys; one
/// message at a time probes it.
struct paused {
    std::string_view service;
    std::string_view subscriber;
    std::string_view reason;
};
struct resumed {
    std::string_view service;
    std::string_view subscriber;
};
/// How many messages of the log a service has not settled yet; told now and then.
struct lag {
    std::string_view service;
    std::uint64_t messages = 0;
};
/// Something outside failed (a transport, a lease, a read): it is tried again.
struct trouble {
    std::string_view service;
    std::string_view reason;
};

}  // namespace observed

}  // namespace writ::inline v1

namespace writ::detail {

// Tells `observer` of an event that it wants; the event is only made if it does.
template <class Event, class Observer, class Make>
inline void observe(Observer& observer, Make&& make) {
    if constexpr (requires(const Event& event) { observer.on(event); }) {
        const Event event = make();
        observer.on(event);
    } else {
        static_cast<void>(observer);
        static_cast<void>(make);
    }
}

}  // namespace writ::detail
