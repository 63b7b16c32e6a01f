// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store.hpp>
#include <writ/testing/simulation/ledger.hpp>
#include <writ/testing/simulation/stage.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace writ::testing::detail {

// A store as one instance sees it: calls fail, others come between, and what is committed is
// written into the ledger. The disk outlives the instances.
template <class Disk>
class simulated_store {
public:
    using transaction = typename Disk::transaction;
    static constexpr store_facts facts = Disk::facts;

    simulated_store(Disk& disk, bool& refuses, stage& on, ledger& book, std::size_t instance)
        : disk_{disk}, refuses_{refuses}, stage_{on}, book_{book}, instance_{instance} {}

    [[nodiscard]] std::string id() const { return disk_.id(); }
    [[nodiscard]] timestamp now() const { return disk_.now(); }
    [[nodiscard]] std::uint32_t slots() const { return disk_.slots(); }

    result<void> commit(std::span<commit_entry> entries, std::span<const read_position> positions,
                        std::vector<entry_result>& results) {
        stage_.point(instance_);
        refuses_ = stage_.happens(&simulated_faults::commit_failure);
        const auto done = [&] {
            const transaction_scope alone{stage_, true};
            return disk_.commit(entries, positions, results);
        }();
        refuses_ = false;
        if (!done) {
            return done;
        }
        for (std::size_t at = 0; at < entries.size(); ++at) {
            book_.looked_at(results[at].what);
            if (results[at].what == commit_result::committed) {
                book_.committed(entries[at]);
            }
        }
        stage_.point(instance_);
        return done;
    }

    result<instance_record> load(std::string_view service, std::string_view subscriber,
                                 std::string_view key) {
        if (fails()) {
            return failure();
        }
        return before(disk_.load(service, subscriber, key));
    }
    result<bool> is_claimed(std::string_view service, std::string_view subscriber,
                            const envelope& message) {
        if (fails()) {
            return failure();
        }
        return before(disk_.is_claimed(service, subscriber, message));
    }
    result<std::vector<std::uint64_t>> append(std::span<outgoing_message> messages,
                                              bool via_outbox) {
        if (fails()) {
            return failure();
        }
        auto stored = disk_.append(messages, via_outbox);
        if (stored) {
            for (const auto& each : messages) {
                book_.accepted(each);
            }
        }
        return stored;
    }
    result<std::uint64_t> read_log(std::uint64_t after, std::size_t count, log_filter& filter,
                                   std::vector<logged_message>& messages) {
        if (fails()) {
            return failure();
        }
        return before(disk_.read_log(after, count, filter, messages));
    }
    auto positions(std::string_view service, std::string_view channel)
        -> result<std::map<std::uint32_t, std::uint64_t>> {
        if (fails()) {
            return failure();
        }
        return disk_.positions(service, channel);
    }
    auto types_of_positions(std::string_view service)
        -> result<std::map<std::uint32_t, std::string>> {
        if (fails()) {
            return failure();
        }
        return disk_.types_of_positions(service);
    }
    result<std::uint64_t> log_head() {
        if (fails()) {
            return failure();
        }
        return disk_.log_head();
    }
    result<std::uint64_t> subscribe(std::string_view service, std::string_view type,
                                    bool from_beginning) {
        if (fails()) {
            return failure();
        }
        return disk_.subscribe(service, type, from_beginning);
    }
    result<void> due(std::string_view service, std::span<const std::uint32_t> slots, timestamp time,
                     std::size_t count, std::vector<kept_message>& messages) {
        if (fails()) {
            return failure();
        }
        return before(disk_.due(service, slots, time, count, messages));
    }
    result<std::vector<blocked_lane>> blocked_lanes(std::string_view service,
                                                    std::span<const std::uint32_t> slots) {
        if (fails()) {
            return failure();
        }
        return disk_.blocked_lanes(service, slots);
    }
    result<void> due_timers(std::string_view service, std::span<const std::uint32_t> slots,
                            timestamp time, std::size_t count, std::vector<due_timer>& timers) {
        if (fails()) {
            return failure();
        }
        return before(disk_.due_timers(service, slots, time, count, timers));
    }
    result<std::size_t> release_delayed(timestamp time, std::size_t count) {
        if (fails()) {
            return failure();
        }
        return before(disk_.release_delayed(time, count));
    }
    result<bool> cancel_delayed(std::string_view token) { return disk_.cancel_delayed(token); }
    result<timestamp> recurrence(std::string_view service, std::uint32_t index, timestamp first) {
        if (fails()) {
            return failure();
        }
        return disk_.recurrence(service, index, first);
    }
    result<void> outbox(std::uint64_t after, std::size_t count,
                        std::vector<logged_message>& messages) {
        if (fails()) {
            return failure();
        }
        return before(disk_.outbox(after, count, messages));
    }
    result<bool> published(std::span<const std::uint64_t> numbers, std::string_view role,
                           std::uint64_t epoch) {
        stage_.point(instance_);
        if (fails()) {
            return failure();
        }
        return before(disk_.published(numbers, role, epoch));
    }

    result<std::optional<lease>> acquire(std::string_view role, std::string_view holder,
                                         duration span) {
        if (fails()) {
            return failure();
        }
        auto taken = disk_.acquire(role, holder, span);
        if (taken && *taken) {
            book_.leased(disk_.id(), role, (*taken)->epoch);
        }
        return before(std::move(taken));
    }
    result<bool> renew(std::string_view role, std::uint64_t epoch, duration span) {
        if (fails()) {
            return failure();
        }
        return disk_.renew(role, epoch, span);
    }
    result<void> give_back(std::string_view role, std::uint64_t epoch) {
        if (fails()) {
            return failure();
        }
        return disk_.give_back(role, epoch);
    }
    result<std::vector<held_lease>> leases(std::string_view prefix) {
        if (fails()) {
            return failure();
        }
        return disk_.leases(prefix);
    }
    result<std::size_t> trim(timestamp time, const retention& keep, std::size_t count) {
        if (fails()) {
            return failure();
        }
        return before(disk_.trim(time, keep, count));
    }
    std::uint64_t changes() { return disk_.changes(); }
    // Nobody waits in a simulation.
    bool wait_for_change(std::uint64_t seen, duration) { return disk_.changes() != seen; }
    result<store_stats> stats() {
        if (fails()) {
            return failure();
        }
        return disk_.stats();
    }

private:
    [[nodiscard]] bool fails() { return stage_.happens(&simulated_faults::store_failure); }
    [[nodiscard]] static error failure() { return error{"the store", "it cannot be reached"}; }
    // Others come in between the answer and its use.
    template <class Answer>
    Answer before(Answer answer) {
        stage_.point(instance_);
        return answer;
    }

    Disk& disk_;
    bool& refuses_;
    stage& stage_;
    ledger& book_;
    std::size_t instance_;
};

}  // namespace writ::testing::detail
