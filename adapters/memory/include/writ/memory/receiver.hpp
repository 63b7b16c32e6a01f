// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/broker.hpp>
#include <writ/runtime/pattern.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

/// What one service of one process receives from a broker in memory. One that is destroyed without
/// being closed is as one whose process ended: the others get its partitions after its lease.
class receiver {
public:
    receiver(std::shared_ptr<detail::broker> from, subscription wanted)
        : broker_{std::move(from)}, wanted_{std::move(wanted)} {
        const std::lock_guard held{broker_->mutex};
        group_ = &broker_->group(wanted_);
        join();
    }
    receiver(receiver&&) = default;
    receiver& operator=(receiver&&) = default;

    result<void> receive(delivery_sink& sink, std::size_t max, duration wait) {
        const auto until = clock::now() + std::chrono::milliseconds(wait.ms);
        for (;;) {
            std::unique_lock held{broker_->mutex};
            const auto version = look();
            held.unlock();
            const bool told = tell(sink);
            held.lock();
            collect(max);
            held.unlock();
            const bool received = hand_over(sink);
            if (told || received) {
                return {};
            }
            held.lock();
            if (!wait_for_change(held, version, until)) {
                return {};
            }
        }
    }

    void pause(std::span<const std::uint32_t> partitions) { set_paused(partitions, true); }
    void resume(std::span<const std::uint32_t> partitions) { set_paused(partitions, false); }

    /// What is settled of an epoch that is over is not.
    result<void> settle(std::span<const settled_position> positions) {
        const std::lock_guard held{broker_->mutex};
        for (const auto& each : positions) {
            broker_->settle(*group_, member_, each);
        }
        return {};
    }

    void close(delivery_sink& sink) {
        {
            const std::lock_guard held{broker_->mutex};
            group_->leave(member_, true);
            broker_->changed();
        }
        member_ = 0;
        for (const auto& [partition, mine] : mine_) {
            sink.lost(partition);
        }
        mine_.clear();
    }

private:
    using clock = std::chrono::steady_clock;

    struct held_partition {
        std::uint64_t epoch = 0;
        std::uint64_t cursor = 0;  // the last offset that was looked at
        std::uint64_t delivered = 0;  // the last that was handed over
        bool paused = false;
        bool leaving = false;
        timestamp deadline{};
    };
    struct change {
        enum class of : unsigned char { lost, revoked, assigned } what{};
        std::uint32_t partition = 0;
        std::uint64_t epoch = 0;
        bool unclean = false;
        timestamp deadline{};
    };

    void join() {
        member_ = ++broker_->last_member;
        group_->join(member_, wanted_.lease, broker_->options.clock());
        broker_->changed();
    }

    // What has changed for this receiver since it looked last.
    std::uint64_t look() {
        changes_.clear();
        const auto now = broker_->options.clock();
        if (group_->give_up_late(now)) {
            broker_->changed();
        }
        if (!group_->looks(member_, false, now)) {
            join();
        }
        for (std::uint32_t number = 0; number < group_->size(); ++number) {
            look_at(number, now);
        }
        // What was let go is told first.
        std::sort(changes_.begin(), changes_.end(), [](const change& a, const change& b) {
            return std::pair{a.what, a.partition} < std::pair{b.what, b.partition};
        });
        return broker_->version;
    }

    void look_at(std::uint32_t number, timestamp now) {
        auto& row = group_->partition(number);
        auto at = mine_.find(number);
        if (at != mine_.end() && (row.owner != member_ || row.epoch != at->second.epoch)) {
            changes_.push_back({change::of::lost, number});
            mine_.erase(at);
            at = mine_.end();
        }
        if (at != mine_.end() && row.target != member_) {
            leave(at, row, now);
        } else if (at == mine_.end() && row.target == member_ && row.owner == 0) {
            row.owner = member_;
            mine_[number] = {++row.epoch, row.settled, 0, false, false, {}};
            changes_.push_back(
                {change::of::assigned, number, row.epoch, std::exchange(row.unclean, false), {}});
        } else if (at != mine_.end() && at->second.leaving) {
            at->second.leaving = false;  // it may stay after all, and is read again from here
            changes_.push_back({change::of::lost, number});
            mine_.erase(at);
            row.owner = 0;
            broker_->changed();
        }
    }

    // Lets a partition go when what was handed over is settled, or its time is over.
    void leave(std::map<std::uint32_t, held_partition>::iterator at,
               detail::consumer_group::partition_row& row, timestamp now) {
        auto& mine = at->second;
        if (!mine.leaving) {
            mine.leaving = true;
            mine.deadline = {now.ms + wanted_.lease.ms / 2};
            changes_.push_back({change::of::revoked, at->first, mine.epoch, false, mine.deadline});
            return;
        }
        if (row.settled >= mine.delivered || mine.deadline <= now) {
            changes_.push_back({change::of::lost, at->first});
            row.owner = 0;
            mine_.erase(at);
            broker_->changed();
        }
    }

    bool tell(delivery_sink& sink) {
        for (const auto& each : changes_) {
            if (each.what == change::of::lost) {
                sink.lost(each.partition);
            } else if (each.what == change::of::revoked) {
                sink.revoked(each.partition, each.deadline);
            } else {
                const auto from = sink.assigned({each.partition, each.epoch, each.unclean});
                auto& mine = mine_.at(each.partition);
                mine.cursor = from ? from->value_or(mine.cursor) : mine.cursor;
            }
        }
        return !changes_.empty();
    }

    // Partitions take turns in being the first, so that none starves the others.
    void collect(std::size_t max) {
        received_.clear();
        passed_.clear();
        const auto count = static_cast<std::uint32_t>(broker_->logs.size());
        for (std::uint32_t i = 0; i < count; ++i) {
            const auto number = (turn_ + i) % count;
            const auto at = mine_.find(number);
            if (at != mine_.end() && is_read(number, at->second)) {
                collect(number, at->second, max);
            }
        }
        turn_ = (turn_ + 1) % count;
    }

    // It may have been given up while it told its sink.
    [[nodiscard]] bool is_read(std::uint32_t number, const held_partition& mine) const {
        const auto& row = group_->partition(number);
        return !mine.paused && !mine.leaving && row.owner == member_ && row.epoch == mine.epoch;
    }

    void collect(std::uint32_t number, held_partition& mine, std::size_t max) {
        const auto& log = broker_->logs[number];
        const auto before = mine.cursor;
        auto next = std::max(mine.cursor + 1, log.first);
        for (; next <= log.head() && received_.size() < max; ++next) {
            const outgoing_message& sent = log.at(next);
            mine.cursor = next;
            if (!is_wanted(sent, number, next)) {
                continue;
            }
            received_message received;
            received.sent = sent;
            received.partition = number;
            received.offset = next;
            received.epoch = mine.epoch;
            received_.push_back(std::move(received));
            mine.delivered = next;
        }
        if (mine.cursor > before) {
            passed_.emplace_back(number, mine.cursor);
        }
    }

    bool is_wanted(const outgoing_message& sent, std::uint32_t partition, std::uint64_t offset) {
        if (!sent.addressed_to.empty()) {
            return sent.addressed_to == wanted_.service;
        }
        auto at = taken_by_.find(sent.message.type);
        if (at == taken_by_.end()) {
            at = taken_by_.emplace(sent.message.type, subscriptions_of(sent)).first;
        }
        return std::any_of(at->second.begin(), at->second.end(), [&](const std::string* type) {
            return offset > group_->start_of(*type, partition);
        });
    }

    std::vector<const std::string*> subscriptions_of(const outgoing_message& sent) const {
        std::vector<const std::string*> found;
        for (const auto& each : wanted_.types) {
            const bool fits = each.type.ends_with('*') ? sent.what == kind::event &&
                                                             matches(each.type, sent.message.type)
                                                       : each.type == sent.message.type;
            if (fits) {
                found.push_back(&each.type);
            }
        }
        return found;
    }

    bool hand_over(delivery_sink& sink) {
        const bool any = !received_.empty();
        for (auto& each : received_) {
            sink.message(std::move(each));
        }
        received_.clear();
        for (const auto& [partition, offset] : passed_) {
            sink.passed(partition, offset);
        }
        return any;
    }

    // False when the time is over. Wakes now and then to see who does not look any more.
    bool wait_for_change(std::unique_lock<std::mutex>& held, std::uint64_t version,
                         clock::time_point until) {
        const auto slice =
            std::chrono::milliseconds(std::max<std::int64_t>(1, wanted_.lease.ms / 4));
        const auto next = std::min(until, clock::now() + slice);
        group_->looks(member_, true, broker_->options.clock());
        const bool changed =
            broker_->woken.wait_until(held, next, [&] { return broker_->version != version; });
        const bool goes_on = changed ? clock::now() < until : next < until;
        group_->looks(member_, false, broker_->options.clock());
        return goes_on;
    }

    void set_paused(std::span<const std::uint32_t> partitions, bool paused) {
        for (const auto each : partitions) {
            if (const auto at = mine_.find(each); at != mine_.end()) {
                at->second.paused = paused;
            }
        }
    }

    std::shared_ptr<detail::broker> broker_;
    subscription wanted_;
    detail::consumer_group* group_ = nullptr;  // lives as long as the broker
    std::uint64_t member_ = 0;
    std::map<std::uint32_t, held_partition> mine_;
    std::uint32_t turn_ = 0;
    std::vector<change> changes_;
    std::vector<received_message> received_;
    std::vector<std::pair<std::uint32_t, std::uint64_t>> passed_;
    std::unordered_map<std::string, std::vector<const std::string*>> taken_by_;
};

}  // namespace writ::memory::inline v1
