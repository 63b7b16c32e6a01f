// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/result.hpp>
#include <writ/runtime/commit_entry.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace writ::inline v1 {

/// Who can share a store.
enum class store_scope : unsigned char {
    process,  // the threads of one process
    machine,  // the processes of one machine
    cluster  // processes of any machine
};

/// What a store can do, as constants of its type.
struct store_facts {
    store_scope scope = store_scope::process;
    bool durable = false;  // what was committed survives the process, and the machine's power
};

/// A lease that was got. The epoch is higher than that of any lease of this role before.
struct lease {
    std::uint64_t epoch = 0;
    bool unclean = false;  // the one before did not give it back
};

/// A message of the store's log, as it is read.
struct logged_message {
    std::uint64_t sequence = 0;  // its place in the order of commits
    std::uint32_t slot = 0;
    outgoing_message sent{};
};

/// What a reader of the log takes: asked for each message, before its body is read.
struct log_filter {
    virtual ~log_filter() = default;
    /// `addressed_to` is empty where the message goes to whoever takes the type.
    virtual bool wants(std::uint64_t sequence, std::uint32_t slot, std::string_view type, kind what,
                       std::string_view addressed_to) = 0;
};

/// A workflow instance's timer that is due.
struct due_timer {
    std::string subscriber{};
    std::string key{};
    instance_record instance{};
};

/// A lease that is held.
struct held_lease {
    std::string role{};
    std::string holder{};
};

/// A lane of which something blocks.
struct blocked_lane {
    std::string subscriber{};
    std::string lane{};
};

/// How long a store keeps what is handled. Units: durations.
struct retention {
    duration log = duration::milliseconds(604'800'000);  // messages that all services have passed
    duration ids = duration::milliseconds(604'800'000);
    duration tombstones = duration::milliseconds(2'592'000'000);
    duration history = duration::milliseconds(2'592'000'000);
};

/// What is in a store, for people and for metrics.
struct store_stats {
    std::uint64_t log = 0;
    std::uint64_t log_head = 0;  // the last sequence
    std::uint64_t outbox = 0;
    std::uint64_t delayed = 0;
    std::uint64_t inbox = 0;
    std::uint64_t instances = 0;  // running
    std::uint64_t tombstones = 0;
    std::uint64_t timers = 0;
    std::uint64_t parked = 0;  // retry and behind
    std::uint64_t held = 0;
    std::uint64_t unknown = 0;
    std::uint64_t dead = 0;
    std::uint64_t bytes = 0;
};

/// Keeps what the engine decided: inbox, instances, timers, kept messages, the log, the outbox and
/// the user's rows, all in one commit.
///
/// *Errors* are values: a `writ::error` says what, where and what to do; nothing is thrown.
/// *Thread safety*: all members may be called from any thread; commits are made one after the
/// other.
///
/// How an adapter proves that it is one: tests/conformance/store.hpp.
template <class Store>
concept store =
    requires(Store& kept, const Store& same, std::span<commit_entry> entries,
             std::span<const read_position> positions, std::vector<entry_result>& results,
             std::string_view text, timestamp time, std::size_t count, std::uint64_t number,
             std::span<const std::uint32_t> slots, std::vector<kept_message>& messages,
             std::vector<due_timer>& timers, log_filter& filter,
             std::vector<logged_message>& logged, std::span<outgoing_message> out,
             std::span<const std::uint64_t> numbers, duration span, const retention& keep,
             const envelope& message) {
        typename Store::transaction;
        { Store::facts } -> std::convertible_to<store_facts>;

        /// Names this store for ever, whoever opens it.
        { same.id() } -> std::convertible_to<std::string>;
        /// The clock that due times and leases are compared with.
        { same.now() } -> std::same_as<timestamp>;
        /// Into how many slots keys are spread; fixed when the store is made.
        { same.slots() } -> std::same_as<std::uint32_t>;

        /// Commits the entries in their order, each as a whole or not at all, and the positions
        /// (those of an epoch that is over are left out). The results replace what was in them. An
        /// error: nothing was committed, the same call may be repeated.
        { kept.commit(entries, positions, results) } -> std::same_as<result<void>>;

        /// What is stored under a key of a workflow (service, subscriber, key); version 0: nothing.
        { kept.load(text, text, text) } -> std::same_as<result<instance_record>>;

        /// Whether a message is claimed by a claimant (service, subscriber): had its effect, or is
        /// kept.
        { kept.is_claimed(text, text, message) } -> std::same_as<result<bool>>;

        /// Stores messages from outside, in their order; with via_outbox for a transport, else in
        /// the log. Returns their sequences. One whose (source, id) is in the log already is not
        /// stored again, and has the sequence of the first.
        { kept.append(out, true) } -> std::same_as<result<std::vector<std::uint64_t>>>;

        /// Reads at most `count` messages that the filter wants, of at most 16 * `count` that are
        /// looked at, after the sequence `number`. Returns the sequence of the last that was looked
        /// at, or `number` where there is none.
        { kept.read_log(number, count, filter, logged) } -> std::same_as<result<std::uint64_t>>;
        /// The positions of a service in a channel, by partition.
        {
            kept.positions(text, text)
        } -> std::same_as<result<std::map<std::uint32_t, std::uint64_t>>>;
        /// Of which types the positions of a service in the log speak, by slot.
        {
            kept.types_of_positions(text)
        } -> std::same_as<result<std::map<std::uint32_t, std::string>>>;
        /// The last sequence of the log.
        { kept.log_head() } -> std::same_as<result<std::uint64_t>>;
        /// Makes a service known with what its events start at: the first time it is said, for each
        /// (service, type), is kept. Returns the sequence after which events of the type are new to
        /// the service: 0 from the beginning, else the head at that time.
        { kept.subscribe(text, text, true) } -> std::same_as<result<std::uint64_t>>;

        /// Kept messages of a service, in these slots, that are due, in the order of their places.
        { kept.due(text, slots, time, count, messages) } -> std::same_as<result<void>>;
        /// The lanes of a service, in these slots, of which something that blocks is kept.
        { kept.blocked_lanes(text, slots) } -> std::same_as<result<std::vector<blocked_lane>>>;
        /// Timers of a service's workflows, in these slots, that are due.
        { kept.due_timers(text, slots, time, count, timers) } -> std::same_as<result<void>>;
        /// Moves delayed messages that are due to the log or the outbox; returns how many.
        { kept.release_delayed(time, count) } -> std::same_as<result<std::size_t>>;
        /// Removes a delayed message by its token; false when it is not there any more.
        { kept.cancel_delayed(text) } -> std::same_as<result<bool>>;
        /// When a recurring message (service, index) is due; the first call says the first time.
        { kept.recurrence(text, 0u, time) } -> std::same_as<result<timestamp>>;

        /// Messages for transports, after the sequence `number`, in the order of commits.
        { kept.outbox(number, count, logged) } -> std::same_as<result<void>>;
        /// Forgets messages that were published, if the lease (role, epoch) is still held.
        { kept.published(numbers, text, number) } -> std::same_as<result<bool>>;

        /// Takes a lease (role, holder, how long) that nobody holds, or whose time is over.
        { kept.acquire(text, text, span) } -> std::same_as<result<std::optional<lease>>>;
        /// Prolongs leases of this holder (role, epoch, how long); false: it has another holder.
        { kept.renew(text, number, span) } -> std::same_as<result<bool>>;
        { kept.give_back(text, number) } -> std::same_as<result<void>>;
        /// The leases that are held now, and whose role begins with this text.
        { kept.leases(text) } -> std::same_as<result<std::vector<held_lease>>>;

        /// Removes at most `count` rows of each kind that nobody needs any more; returns how many.
        { kept.trim(time, keep, count) } -> std::same_as<result<std::size_t>>;

        /// A number that grows with each commit of this process, and the wait for it to be another
        /// than `number`, at most so long; true when it is.
        { kept.changes() } -> std::same_as<std::uint64_t>;
        { kept.wait_for_change(number, span) } -> std::same_as<bool>;

        { kept.stats() } -> std::same_as<result<store_stats>>;
    };

/// The slot of a key: a function of its text alone, so that all processes agree.
[[nodiscard]] constexpr std::uint32_t slot_of(std::string_view key, std::uint32_t slots) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (const char c : key) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    }
    hash ^= hash >> 32;
    return slots == 0 ? 0 : static_cast<std::uint32_t>(hash % slots);
}

/// The slot of a message: of its key, of its instance for an answer, else of its id.
[[nodiscard]] inline std::uint32_t slot_of(const outgoing_message& sent, std::uint32_t slots) {
    const envelope& message = sent.message;
    if (sent.is_reply && !message.reply_key.empty()) {
        return slot_of(message.reply_key, slots);
    }
    return slot_of(message.partition_key.empty() ? message.id : message.partition_key, slots);
}

/// The role under which a slot of a service is leased.
[[nodiscard]] inline std::string slot_role(std::string_view service, std::uint32_t slot) {
    return std::string{service} + '#' + std::to_string(slot);
}

}  // namespace writ::inline v1
