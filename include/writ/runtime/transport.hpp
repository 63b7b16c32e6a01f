// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/result.hpp>
#include <writ/runtime/outgoing_message.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::inline v1 {

/// What a transport guarantees, as constants of its type.
struct transport_facts {
    bool durable = false;  // what was acknowledged survives both sides
    bool ordered = false;  // messages of one key arrive in the order in which they were published
    bool replayable = false;  // history is kept, and read by position
    bool competing_consumers = false;  // processes of one service share its messages
    bool shares_store = false;  // its messages are rows of the store: published by the commit
};

/// One message as it was received. It can only be moved: the engine settles its position when what
/// it led to is committed, and nobody can before.
struct received_message {
    received_message() = default;
    received_message(received_message&&) = default;
    received_message& operator=(received_message&&) = default;
    received_message(const received_message&) = delete;
    received_message& operator=(const received_message&) = delete;
    ~received_message() = default;

    outgoing_message sent{};
    std::uint32_t partition = 0;
    std::uint64_t offset = 0;
    std::uint64_t epoch = 0;  // of the assignment of its partition
};

/// A partition that a receiver was given.
struct assignment {
    std::uint32_t partition = 0;
    std::uint64_t epoch = 0;
    bool unclean = false;  // the one who had it before did not give it back
};

/// Who takes what a receiver receives. Called only inside of `receive` and `close`.
struct delivery_sink {
    delivery_sink() = default;
    delivery_sink(const delivery_sink&) = delete;
    delivery_sink& operator=(const delivery_sink&) = delete;
    virtual ~delivery_sink() = default;

    /// Returns the offset after which to read; none: where the transport would start.
    /// An error: it cannot be said now; a transport without a position of its own asks again.
    virtual result<std::optional<std::uint64_t>> assigned(const assignment& given) = 0;
    /// Before the offset that `assigned` returned, some are handed over again, or for the first
    /// time, from after `offset` on: those of types that the position does not speak of.
    virtual void rewound(std::uint32_t partition, std::uint64_t offset) {
        static_cast<void>(partition), static_cast<void>(offset);
    }
    virtual void message(received_message&& received) = 0;
    /// Nothing up to and including `offset` that was not handed over is for this receiver.
    virtual void passed(std::uint32_t partition, std::uint64_t offset) = 0;
    /// The partition is handed over to somebody else; what is in flight may still be committed
    /// until `deadline`.
    virtual void revoked(std::uint32_t partition, timestamp deadline) = 0;
    /// Somebody else has the partition already: what is in flight must not be committed.
    virtual void lost(std::uint32_t partition) = 0;
};

/// What a service wants to receive.
struct subscription {
    std::string service{};
    std::string instance{};  // names the process among those of the service
    struct wanted {
        std::string type{};  // a wire name, or a pattern such as "order.*"
        std::string stream{};
        kind what = kind::event;
        bool from_beginning = true;  // of events: where a new subscription starts
    };
    std::vector<wanted> types{};
    duration lease = duration::milliseconds(10'000);
};

/// How far a partition is settled: everything up to and including the offset.
struct settled_position {
    std::uint32_t partition = 0;
    std::uint64_t offset = 0;
    std::uint64_t epoch = 0;
};

/// What became of one published message.
struct publish_result {
    bool acknowledged = false;
    std::string failure{};
};

/// Receives what one service of one process is given.
/// *Thread safety*: one thread.
template <class Receiver>
concept message_receiver = requires(Receiver& from, delivery_sink& sink, std::size_t count,
                                    duration span, std::span<const std::uint32_t> partitions,
                                    std::span<const settled_position> positions) {
    /// Hands over at most `count` messages, and changes of what is assigned; waits at most so
    /// long for the first. An error: nothing was received, the next call tries again.
    { from.receive(sink, count, span) } -> std::same_as<result<void>>;
    { from.pause(partitions) } -> std::same_as<void>;
    { from.resume(partitions) } -> std::same_as<void>;
    /// What is committed, and need not be received again.
    { from.settle(positions) } -> std::same_as<result<void>>;
    /// Gives its partitions back.
    { from.close(sink) } -> std::same_as<void>;
};

/// Carries messages between services.
/// *Errors* are values. *Thread safety*: `publish` and `flush` on one thread, each receiver on one.
///
/// How an adapter proves that it is one: tests/conformance/transport.hpp.
template <class Transport>
concept transport =
    requires(Transport& over, const subscription& wanted, std::span<const subscription> all,
             std::span<const outgoing_message> batch, std::vector<publish_result>& results,
             duration span) {
        { Transport::facts } -> std::convertible_to<transport_facts>;
        { over.name() } -> std::convertible_to<std::string>;
        /// Makes what the subscriptions need; may be repeated.
        { over.provision(all) } -> std::same_as<result<void>>;
        /// What is missing, one line each; nothing is made.
        { over.verify(all) } -> std::same_as<result<std::vector<std::string>>>;
        { over.open(wanted) } -> message_receiver;
        /// A result for each message, in their order. Acknowledged: it is as safe as `facts` say.
        { over.publish(batch, results) } -> std::same_as<void>;
        { over.flush(span) } -> std::same_as<bool>;
    };

}  // namespace writ::inline v1
