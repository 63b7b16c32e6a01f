// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// Sends from outside of a handler: `writ::client<web>(transport,
/// store).send(make_reservation{…})`.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/codec/unwritable.hpp>
#include <writ/proven.hpp>
#include <writ/runtime/admission.hpp>
#include <writ/runtime/answer_reading.hpp>
#include <writ/runtime/contract_form.hpp>
#include <writ/runtime/express.hpp>
#include <writ/runtime/key_text.hpp>
#include <writ/runtime/limits.hpp>
#include <writ/runtime/observed.hpp>
#include <writ/runtime/observed_by.hpp>
#include <writ/runtime/outside_ids.hpp>
#include <writ/runtime/participant_verdict.hpp>
#include <writ/runtime/store.hpp>
#include <writ/runtime/trace_context.hpp>
#include <writ/runtime/transport.hpp>

#include <algorithm>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace writ {

inline namespace v1 {

/// What holds for all that a client sends; each may be left out.
struct client_options {
    /// What is larger than these is not sent. The endpoints have limits of their own: who raises
    /// one raises both.
    limits bounds{};
};

/// What of a message a client may say beside its payload; each may be left out.
struct send_options {
    /// Names the message: one that is sent again under its id has no effect. Empty: a new one.
    std::string id{};
    /// Sticky attributes, and others that middleware looks at.
    std::vector<header> attributes{};
    /// Not before so long. The message can be cancelled by its id until then.
    duration delay{};
    /// The same, as a time; with a delay too, the later one counts.
    timestamp at{};
    /// After so long it is not wanted any more; 0: always.
    duration expiry{};

    /// Whether nothing is said.
    [[nodiscard]] bool is_plain() const {
        return id.empty() && attributes.empty() && delay.ms == 0 && at.ms == 0 && expiry.ms == 0;
    }
};

/// A message that was sent is stored, or was acknowledged by the transport.
struct receipt {
    std::string id;
    std::optional<std::uint64_t> sequence{};  ///< its place in the store
};

}  // namespace v1

/// A participant that sends, publishes and asks. Made by `writ::client<web>(transport, store)`.
/// *Rules*: participant_does_not_send.
/// *Thread safety*: all members may be called from any thread; one question waits at a time.
template <class Participant, class Transport, class Store, class Observer = detail::nobody>
class basic_client {
    using contracts = typename detail::facts<Participant>::contracts;
    template <class Message>
    using verdict = detail::sends_verdict<Participant, Message>;
    static constexpr bool is_local = Transport::facts.shares_store;

public:
    basic_client(Transport& over, Store& kept, Observer& watch, client_options options)
        : transport_{over},
          store_{kept},
          observer_{watch},
          options_{std::move(options)},
          name_{"client-" + detail::random_id()} {
        const auto head = store_.log_head();
        cursor_ = head ? *head : 0;
    }
    basic_client(const basic_client&) = delete;
    basic_client& operator=(const basic_client&) = delete;
    ~basic_client() {
        if constexpr (!is_local) {
            if (from_) {
                collector into{*this};
                from_->close(into);
            }
        }
    }

    /// Sends a command or publishes an event. When it returns a receipt the message is committed in
    /// the store.
    /// *Errors*: why it could not be written, is too large, or could not be stored; then it was
    /// not sent.
    template <class Message>
    result<receipt> send(const Message& message, send_options how = {}) {
        static_assert(sizeof(detail::loud<verdict<Message>>) > 0);
        if constexpr (requires { store_.express(); }) {
            if (how.is_plain()) {
                if (auto* const rings = store_.express().template find<Message>()) {
                    return send_express(message, *rings);
                }
            }
        }
        auto sent = outgoing_of(message, std::move(how));
        if (!sent) {
            return sent.error();
        }
        auto id = sent->message.id;
        const auto stored = store_.append({&*sent, 1}, !is_local);
        if (!stored) {
            return stored.error();
        }
        tell_accepted(*sent);
        return receipt{std::move(id), stored->front()};
    }
    template <class Message>
    result<receipt> publish(const Message& message, send_options how = {}) {
        return send(message, std::move(how));
    }
    /// Sends many, in their order, in one commit.
    /// *Errors*: as `send`, and then none was sent; the path begins with the place of the one that
    /// cannot be: `/2/name`.
    template <class Range>
    result<std::vector<receipt>> send_all(const Range& messages) {
        std::vector<outgoing_message> batch;
        for (const auto& each : messages) {
            static_assert(sizeof(detail::loud<verdict<std::remove_cvref_t<decltype(each)>>>) > 0);
            auto sent = outgoing_of(each, {});
            if (!sent) {
                const auto fault = sent.error();
                return error{"/" + std::to_string(batch.size()) + fault.path, fault.reason};
            }
            batch.push_back(std::move(*sent));
        }
        std::vector<receipt> made;
        for (const auto& each : batch) {
            made.push_back({each.message.id, {}});
        }
        const auto stored = store_.append(batch, !is_local);
        if (!stored) {
            return stored.error();
        }
        for (std::size_t at = 0; at < made.size(); ++at) {
            made[at].sequence = (*stored)[at];
            tell_accepted(batch[at]);
        }
        return made;
    }

    /// Asks, and waits at most so long for the reply or a declared error.
    /// *Errors*: a `writ::error` as of `send`, or where none came in time; then the question may
    /// still be answered, and nobody will hear of it.
    template <class Query>
    [[nodiscard]] auto ask(const Query& query, duration timeout, send_options how = {}) {
        static_assert(sizeof(detail::loud<verdict<Query>>) > 0);
        using answer = detail::answer_of<contracts, Query>;
        using answer_type = typename answer::type;
        if (how.expiry.ms == 0) {
            how.expiry = timeout;
        }
        auto made = outgoing_of(query, std::move(how));
        if (!made) {
            return answer_type{made.error()};
        }
        auto& sent = *made;
        sent.message.reply_to = name_ + "/ask";
        sent.message.reply_key = sent.message.id;
        const auto key = sent.message.id;
        const std::lock_guard lock{asking_};
        if (const auto ready = listen(); !ready) {
            return answer_type{ready.error()};
        }
        if (const auto stored = store_.append({&sent, 1}, !is_local); !stored) {
            return answer_type{stored.error()};
        }
        tell_accepted(sent);
        const auto found = wait_for(key, timeout);
        if (!found) {
            return answer_type{writ::error{{},
                                           "no answer to " + sent.message.type + " within " +
                                               std::to_string(timeout.ms) + " ms"}};
        }
        return found->is_error ? answer::error(found->message.body)
                               : answer::template reply<contracts>(found->message);
    }

    /// Takes back a message that was sent with a delay; false when it is on its way already.
    result<bool> cancel(std::string_view id) { return store_.cancel_delayed(id); }

private:
    struct collector final : delivery_sink {
        explicit collector(basic_client& whose) : of{whose} {}
        result<std::optional<std::uint64_t>> assigned(const assignment&) override {
            return std::optional<std::uint64_t>{};
        }
        void message(received_message&& received) override {
            of.offsets_[received.partition] = {received.partition, received.offset, received.epoch};
            of.answers_.push_back(std::move(received.sent));
        }
        void passed(std::uint32_t, std::uint64_t) override {}
        void revoked(std::uint32_t, timestamp) override {}
        void lost(std::uint32_t) override {}
        basic_client& of;
    };
    struct own_answers final : log_filter {
        explicit own_answers(std::string_view name) : to{name} {}
        bool wants(std::uint64_t, std::uint32_t, std::string_view, kind,
                   std::string_view addressed_to) override {
            return addressed_to == to;
        }
        std::string_view to;
    };

    // As an object, to all who take it. A lossy message that finds no room is dropped and counted.
    template <class Message>
    result<receipt> send_express(const Message& message, detail::express_board::entry& rings) {
        constexpr const auto& row =
            detail::contracts_of<contracts>.rows[detail::row_of<contracts, Message>];
        const auto number = store_.express().next_number();
        for (std::size_t at = 0; at < rings.size.load(std::memory_order_acquire); ++at) {
            auto& ring = static_cast<detail::express_ring<Message>&>(*rings.rings[at]);
            while (ring.is_open() && !ring.offer(message, number)) {
                if (row.lossy) {
                    rings.dropped.fetch_add(1, std::memory_order_relaxed);
                    break;
                }
                std::this_thread::yield();
            }
        }
        return receipt{std::to_string(number), {}};
    }
    template <class Message>
    result<outgoing_message> outgoing_of(const Message& message, send_options how) const {
        using form = detail::contract_form<contracts, Message>;
        constexpr const auto& row =
            detail::contracts_of<contracts>.rows[detail::row_of<contracts, Message>];
        const auto now = store_.now();
        outgoing_message made;
        made.what = row.what;
        made.stream = row.stream;
        made.lossy = row.lossy;
        auto& sent = made.message;
        sent.id = how.id.empty() ? detail::random_id() : std::move(how.id);
        sent.source = detail::facts<Participant>::value.name;
        sent.type = row.name;
        sent.time = std::max(timestamp{now.ms + how.delay.ms}, how.at);
        sent.partition_key = detail::stream_key_text<contracts>(message);
        sent.correlation_id = sent.id;
        sent.headers = std::move(how.attributes);
        try {
            form::write(sent.body, message);
        } catch (const unwritable& fault) {
            return fault.error();
        }
        if (const auto facts = intake_facts_of(sent); is_too_large(facts, options_.bounds)) {
            return error{{}, too_large_text(facts, options_.bounds)};
        }
        sent.data_content_type = form::content_type;
        sent.data_schema = form::schema();
        begin_trace(sent);
        if (how.expiry.ms > 0) {
            sent.expiry_time = timestamp{sent.time.ms + how.expiry.ms};
        }
        if (sent.time > now) {
            made.due = sent.time;
            made.cancel_token = sent.id;
        }
        return made;
    }

    // From when on answers are looked for.
    result<void> listen() {
        answers_.clear();
        if constexpr (is_local) {
            const auto head = store_.log_head();
            if (!head) {
                return head.error();
            }
            cursor_ = *head;
        } else if (!from_) {
            subscription wanted;
            wanted.service = name_;
            wanted.instance = name_;
            try {
                from_.emplace(transport_.open(wanted));
            } catch (const std::exception& thrown) {
                return writ::error{transport_.name(), thrown.what()};
            }
        }
        return {};
    }

    std::optional<outgoing_message> wait_for(std::string_view key, duration timeout) {
        const auto began = std::chrono::steady_clock::now();
        while (true) {
            const auto seen = store_.changes();
            receive();
            for (auto& each : answers_) {
                if (each.message.reply_key == key) {
                    return std::move(each);
                }
            }
            answers_.clear();
            const auto gone = std::chrono::duration_cast<std::chrono::milliseconds>(
                                  std::chrono::steady_clock::now() - began)
                                  .count();
            if (gone >= timeout.ms) {
                return std::nullopt;
            }
            constexpr std::int64_t look_again = 10;  // for what another process committed
            static_cast<void>(store_.wait_for_change(
                seen, duration::milliseconds(std::min(look_again, timeout.ms - gone))));
        }
    }
    void receive() {
        constexpr std::size_t most = 256;
        if constexpr (is_local) {
            own_answers filter{name_};
            read_.clear();
            const auto last = store_.read_log(cursor_, most, filter, read_);
            cursor_ = last ? *last : cursor_;
            for (auto& each : read_) {
                answers_.push_back(std::move(each.sent));
            }
        } else {
            collector into{*this};
            static_cast<void>(from_->receive(into, most, {}).has_value());
            for (const auto& [partition, position] : offsets_) {
                static_cast<void>(from_->settle({&position, 1}).has_value());
            }
            offsets_.clear();
        }
    }

    void tell_accepted(const outgoing_message& sent) {
        detail::observe<observed::accepted>(observer_, [&] { return observed::accepted{sent}; });
    }

    using receiver = decltype(std::declval<Transport&>().open(std::declval<const subscription&>()));

    Transport& transport_;
    Store& store_;
    Observer& observer_;
    client_options options_;
    std::string name_;
    std::mutex asking_;
    std::uint64_t cursor_ = 0;
    std::vector<logged_message> read_;
    std::deque<outgoing_message> answers_;
    std::optional<receiver> from_;
    std::map<std::uint32_t, settled_position> offsets_;
};

/// Makes the client of a participant. What it sends is stored first: in the log that the services
/// read, or in the outbox, from which an endpoint on the same store publishes it. The transport
/// and the store must outlive it.
/// *Rules*: store_stands_before_the_transport.
template <class Participant, transport Transport, store Store>
[[nodiscard]] auto client(Transport& over, Store& kept, client_options options = {}) {
    return basic_client<Participant, Transport, Store>{over, kept, detail::nobody_there,
                                                       std::move(options)};
}
/// The same, with an observer that is told what was accepted.
template <class Participant, transport Transport, store Store, class Observer>
[[nodiscard]] auto client(Transport& over, Store& kept, client_options options,
                          observed_by<Observer> watch) {
    return basic_client<Participant, Transport, Store, Observer>{over, kept, watch.observer,
                                                                 std::move(options)};
}
template <class Participant, transport Transport, store Store, class Observer>
[[nodiscard]] auto client(Transport& over, Store& kept, observed_by<Observer> watch) {
    return basic_client<Participant, Transport, Store, Observer>{over, kept, watch.observer, {}};
}
template <class Participant, store Store, transport Transport, class... Arguments>
[[nodiscard]] auto client(Store& kept, Transport& over, const Arguments&...) {
    static_assert(
        sizeof(detail::loud<broken_rule::store_stands_before_the_transport<Store, Transport>>) > 0);
    return basic_client<Participant, Transport, Store>{over, kept, detail::nobody_there, {}};
}

}  // namespace writ
