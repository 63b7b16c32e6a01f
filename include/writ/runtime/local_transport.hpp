// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/pattern.hpp>
#include <writ/runtime/process_name.hpp>
#include <writ/runtime/slot_leases.hpp>
#include <writ/runtime/store.hpp>
#include <writ/runtime/transport.hpp>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::detail {

// Which messages of the log a subscription wants, by type; a type is judged once.
class wanted_types {
public:
    struct row {
        std::string type;
        bool is_pattern = false;
        kind what = kind::event;
        std::uint64_t from = 0;  // events up to and including this sequence are not wanted
    };
    void add(row one) {
        one.is_pattern = one.type.ends_with('*');
        rows_.push_back(std::move(one));
    }

    // Those of which a position with these types does not speak.
    [[nodiscard]] wanted_types without(std::string_view types) const {
        wanted_types made;
        for (const auto& each : rows_) {
            if (!speaks_of(types, each.type)) {
                made.add(each);
            }
        }
        return made;
    }
    // Nothing up to there is wanted.
    [[nodiscard]] std::uint64_t start() const {
        std::uint64_t first = UINT64_MAX;
        for (const auto& each : rows_) {
            first = std::min(first, each.from);
        }
        return first;
    }

    [[nodiscard]] bool wants(std::string_view type, kind what, std::uint64_t sequence) {
        auto at = starts_.find(type);
        if (at == starts_.end()) {
            at = starts_.emplace(std::string{type}, start_of(type, what)).first;
        }
        return at->second && sequence > *at->second;
    }

private:
    [[nodiscard]] std::optional<std::uint64_t> start_of(std::string_view type, kind what) const {
        std::optional<std::uint64_t> found;
        for (const auto& each : rows_) {
            const bool fits = each.is_pattern ? what == kind::event && matches(each.type, type)
                                              : each.type == type;
            if (fits && (!found || each.from < *found)) {
                found = each.from;
            }
        }
        return found;
    }

    std::vector<row> rows_;
    std::map<std::string, std::optional<std::uint64_t>, std::less<>> starts_;
};

}  // namespace writ::detail

namespace writ::inline v1 {

/// What one service of one process receives from the log of its store: the messages of the slots
/// that it holds, in the order of commits.
template <class Store>
class local_receiver {
public:
    local_receiver(Store& store, subscription wanted, detail::wanted_types types)
        : store_{store},
          wanted_{std::move(wanted)},
          types_{std::move(types)},
          leases_{store, wanted_.service,
                  wanted_.instance.empty() ? new_owner_name() : wanted_.instance, wanted_.lease} {}

    result<void> receive(delivery_sink& sink, std::size_t max, duration wait) {
        const auto seen = store_.changes();
        if (const auto held = keep_slots(sink); !held) {
            return held.error();
        }
        if (slots_.empty() || max == 0) {
            return idle(seen, wait);
        }
        const auto read = read_some(sink, max);
        if (!read) {
            return read.error();
        }
        return *read ? result<void>{} : idle(seen, wait);
    }

    void pause(std::span<const std::uint32_t> partitions) { set_paused(partitions, true); }
    void resume(std::span<const std::uint32_t> partitions) {
        set_paused(partitions, false);
        for (const auto each : partitions) {
            if (const auto at = slots_.find(each); at != slots_.end()) {
                cursor_ = std::min(cursor_, at->second.after);
            }
        }
    }

    /// The positions are in the commit; what was given away is let go when all of it is settled.
    result<void> settle(std::span<const settled_position> positions) {
        for (const auto& each : positions) {
            const auto at = slots_.find(each.partition);
            if (at != slots_.end() && at->second.leaving && each.offset >= at->second.delivered) {
                at->second.is_drained = true;
            }
        }
        return {};
    }

    void close(delivery_sink& sink) {
        for (const auto& [slot, state] : slots_) {
            sink.lost(slot);
        }
        slots_.clear();
        leases_.give_all_back();
    }

private:
    struct slot_state {
        std::uint64_t after = 0;  // what was read of it
        std::uint64_t delivered = 0;  // the last that was handed over
        bool paused = false;
        bool leaving = false;
        bool is_drained = false;  // it may be given back
        std::uint64_t reread_until = 0;  // up to here only what is new to the service
        detail::wanted_types added{};
    };
    struct filter final : log_filter {
        explicit filter(local_receiver& receiver) : of{receiver} {}
        bool wants(std::uint64_t sequence, std::uint32_t slot, std::string_view type, kind what,
                   std::string_view addressed_to) override {
            const auto at = of.slots_.find(slot);
            if (at == of.slots_.end() || at->second.paused || at->second.leaving ||
                sequence <= at->second.after) {
                return false;
            }
            const bool again = sequence <= at->second.reread_until;
            if (!addressed_to.empty()) {
                return addressed_to == of.wanted_.service && !again;
            }
            return (again ? at->second.added : of.types_).wants(type, what, sequence);
        }
        local_receiver& of;
    };

    result<void> idle(std::uint64_t seen, duration wait) {
        if (wait.ms > 0) {
            static_cast<void>(store_.wait_for_change(seen, wait));
        }
        return {};
    }

    result<void> keep_slots(delivery_sink& sink) {
        for (auto at = slots_.begin(); at != slots_.end();) {
            if (at->second.leaving && at->second.is_drained) {
                sink.lost(at->first);
                leases_.give_back(at->first);
                at = slots_.erase(at);
            } else {
                ++at;
            }
        }
        const auto changed = leases_.maintain();
        for (const auto slot : changed.lost) {
            if (entering_.erase(slot) == 0) {
                slots_.erase(slot);
                sink.lost(slot);
            }
        }
        for (const auto slot : changed.surplus) {
            leave(sink, slot);
        }
        entering_.insert(changed.taken.begin(), changed.taken.end());
        if (!entering_.empty()) {
            if (const auto entered = enter_slots(sink); !entered) {
                return entered.error();
            }
        }
        return changed.ended;
    }

    // However long it takes: a handler that runs is not run elsewhere.
    void leave(delivery_sink& sink, std::uint32_t slot) {
        if (const auto at = slots_.find(slot); at != slots_.end()) {
            at->second.leaving = true;
            sink.revoked(slot, timestamp{INT64_MAX});
        }
    }

    // A slot is not read before the store has said from where.
    result<void> enter_slots(delivery_sink& sink) {
        const auto types = store_.types_of_positions(wanted_.service);
        if (!types) {
            return types.error();
        }
        while (!entering_.empty()) {
            const auto [slot, got] = *entering_.begin();
            const auto after = sink.assigned({slot, got.epoch, got.unclean});
            if (!after) {
                return after.error();
            }
            entering_.erase(slot);
            const auto start = after->value_or(0);
            slots_[slot] = {.after = start, .delivered = start};
            if (const auto known = types->find(slot); known != types->end()) {
                look_back(sink, slot, known->second);
            }
            cursor_ = std::min(cursor_, slots_[slot].after);
            if (leases_.is_surplus(slot)) {
                leave(sink, slot);
            }
        }
        return {};
    }

    // A build that takes types which the one before passed over reads them from their start.
    void look_back(delivery_sink& sink, std::uint32_t slot, std::string_view types) {
        auto& state = slots_[slot];
        auto added = types_.without(types);
        const auto start = added.start();
        if (start < state.after) {
            state.reread_until = std::exchange(state.after, start);
            state.delivered = start;
            state.added = std::move(added);
            sink.rewound(slot, start);
        }
    }

    result<bool> read_some(delivery_sink& sink, std::size_t max) {
        filter wanted{*this};
        read_.clear();
        const auto last = store_.read_log(cursor_, max, wanted, read_);
        if (!last) {
            return last.error();
        }
        const bool moved = *last > cursor_;
        for (auto& each : read_) {
            auto& state = slots_[each.slot];
            state.after = state.delivered = each.sequence;
            received_message received;
            received.sent = std::move(each.sent);
            received.partition = each.slot;
            received.offset = each.sequence;
            received.epoch = leases_.held().at(each.slot);
            sink.message(std::move(received));
        }
        cursor_ = *last;
        for (auto& [slot, state] : slots_) {
            if (!state.paused && !state.leaving && state.after < cursor_) {
                state.after = cursor_;
            }
            if (!state.paused && !state.leaving && moved) {
                sink.passed(slot, state.after);
            }
        }
        return moved;
    }

    void set_paused(std::span<const std::uint32_t> partitions, bool paused) {
        for (const auto each : partitions) {
            if (const auto at = slots_.find(each); at != slots_.end()) {
                at->second.paused = paused;
            }
        }
    }

    Store& store_;
    subscription wanted_;
    detail::wanted_types types_;
    detail::slot_leases<Store> leases_;
    std::map<std::uint32_t, slot_state> slots_;
    std::map<std::uint32_t, lease> entering_;  // taken, and not read yet
    std::uint64_t cursor_ = UINT64_MAX;
    std::vector<logged_message> read_;
};

/// Carries messages between the services that share a store: they are rows of its log, in the same
/// commit as their cause, kept for the log's retention and read by position. No broker is needed,
/// and processes of one machine may share the file.
template <class Store>
class local_transport {
public:
    static constexpr transport_facts facts{.durable = Store::facts.durable,
                                           .ordered = true,
                                           .replayable = true,
                                           .competing_consumers = true,
                                           .shares_store = true};

    explicit local_transport(Store& store) : store_{&store} {}

    [[nodiscard]] std::string name() const { return "log"; }

    result<void> provision(std::span<const subscription> all) {
        for (const auto& each : all) {
            if (const auto made = types_of(each); !made) {
                return made.error();
            }
        }
        return {};
    }
    /// Nothing is ever missing: the log takes any type.
    result<std::vector<std::string>> verify(std::span<const subscription>) {
        return std::vector<std::string>{};
    }

    /// Errors: writ::no_value when the store cannot be read.
    [[nodiscard]] local_receiver<Store> open(const subscription& wanted) {
        return {*store_, wanted, types_of(wanted).value()};
    }

    void publish(std::span<const outgoing_message> batch, std::vector<publish_result>& results) {
        std::vector<outgoing_message> copies{batch.begin(), batch.end()};
        const auto stored = store_->append(copies, false);
        results.assign(batch.size(), {stored.has_value(), stored ? "" : stored.error().text()});
    }
    bool flush(duration) { return true; }

private:
    result<detail::wanted_types> types_of(const subscription& wanted) {
        detail::wanted_types types;
        for (const auto& each : wanted.types) {
            // What is sent to the service is never lost on it, however late it starts first.
            const bool from_beginning = each.what != kind::event || each.from_beginning;
            const auto from = store_->subscribe(wanted.service, each.type, from_beginning);
            if (!from) {
                return from.error();
            }
            types.add({each.type, false, each.what, *from});
        }
        return types;
    }

    Store* store_;
};

}  // namespace writ::inline v1
