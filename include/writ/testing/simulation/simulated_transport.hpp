// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/pattern.hpp>
#include <writ/runtime/transport.hpp>
#include <writ/testing/simulation/simulated_broker.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace writ::testing::detail {

// What one service of one instance receives.
class simulated_receiver {
public:
    simulated_receiver(simulated_broker& broker, subscription wanted)
        : broker_{&broker}, wanted_{std::move(wanted)}, number_{broker.next_member()} {}

    result<void> receive(delivery_sink& sink, std::size_t max, duration) {
        auto& group = broker_->group_of(wanted_.service);
        broker_->keep_alive(group, number_, wanted_.lease);
        follow(group, sink);
        auto& on = broker_->on();
        for (auto& [partition, state] : mine_) {
            auto& share = group.shares[partition];
            if (on.happens(&simulated_faults::redelivery) && !state.paused) {
                state.after = std::min(state.after, std::max(share.settled, state.start));
            }
            max = hand_over(partition, state, share, sink, max);
        }
        return {};
    }
    void pause(std::span<const std::uint32_t> partitions) { set_paused(partitions, true); }
    void resume(std::span<const std::uint32_t> partitions) { set_paused(partitions, false); }
    result<void> settle(std::span<const settled_position> positions) {
        auto& group = broker_->group_of(wanted_.service);
        for (const auto& each : positions) {
            auto& share = group.shares[each.partition];
            if (share.owner == number_ && share.epoch == each.epoch) {
                share.settled = std::max(share.settled, each.offset);
            }
        }
        return {};
    }
    void close(delivery_sink& sink) {
        for (const auto& [partition, state] : mine_) {
            sink.lost(partition);
        }
        mine_.clear();
        broker_->leave(broker_->group_of(wanted_.service), number_);
    }

private:
    struct assigned_partition {
        std::uint64_t epoch = 0;
        std::uint64_t start = 0;
        std::uint64_t after = 0;
        bool paused = false;
        bool leaving = false;
    };

    // Takes over what the group gives, and lets go of what it takes.
    void follow(simulated_broker::group& group, delivery_sink& sink) {
        const auto now = broker_->on().now();
        for (std::uint32_t at = 0; at < group.shares.size(); ++at) {
            auto& share = group.shares[at];
            const auto known = mine_.find(at);
            if (known != mine_.end() &&
                (share.owner != number_ || share.epoch != known->second.epoch)) {
                mine_.erase(known);
                sink.lost(at);
            } else if (known != mine_.end() && share.wanted_by != 0) {
                hand_on(at, known->second, share, sink, now);
            }
            if (share.owner == number_ && !mine_.contains(at)) {
                const auto from = sink.assigned({at, share.epoch, share.unclean});
                const auto start = from ? from->value_or(share.settled) : share.settled;
                mine_[at] = {share.epoch, start, start, false, false};
            }
        }
    }
    void hand_on(std::uint32_t at, assigned_partition& state, simulated_broker::share& share,
                 delivery_sink& sink, timestamp now) {
        if (!state.leaving) {
            state.leaving = true;
            sink.revoked(at, share.deadline);
        } else if (share.settled >= state.after || share.deadline <= now) {
            const bool unclean = share.settled < state.after;
            const auto to = share.wanted_by;
            simulated_broker::release(share, unclean);
            share.owner = to;
            ++share.epoch;
            mine_.erase(at);
            sink.lost(at);
        }
    }

    std::size_t hand_over(std::uint32_t partition, assigned_partition& state,
                          const simulated_broker::share& share, delivery_sink& sink,
                          std::size_t max) {
        const auto& rows = broker_->partitions()[partition].rows;
        const auto now = broker_->on().now();
        while (max > 0 && !state.paused && !state.leaving && state.after < rows.size() &&
               rows[state.after].visible <= now && share.owner == number_) {
            const auto& row = rows[state.after];
            const auto offset = ++state.after;
            if (!wants(row.sent)) {
                sink.passed(partition, offset);
                continue;
            }
            received_message received;
            received.sent = row.sent;
            received.partition = partition;
            received.offset = offset;
            received.epoch = state.epoch;
            sink.message(std::move(received));
            --max;
        }
        return max;
    }

    [[nodiscard]] bool wants(const outgoing_message& sent) const {
        if (!sent.addressed_to.empty()) {
            return sent.addressed_to == wanted_.service;
        }
        return std::any_of(wanted_.types.begin(), wanted_.types.end(), [&](const auto& each) {
            return each.type.ends_with('*')
                       ? sent.what == kind::event && matches(each.type, sent.message.type)
                       : each.type == sent.message.type;
        });
    }

    void set_paused(std::span<const std::uint32_t> partitions, bool paused) {
        for (const auto each : partitions) {
            if (const auto at = mine_.find(each); at != mine_.end()) {
                at->second.paused = paused;
            }
        }
    }

    simulated_broker* broker_;
    subscription wanted_;
    std::uint64_t number_;
    std::map<std::uint32_t, assigned_partition> mine_;
};

// The broker as one instance sees it.
class simulated_transport {
public:
    static constexpr transport_facts facts{.durable = true,
                                           .ordered = true,
                                           .replayable = true,
                                           .competing_consumers = true,
                                           .shares_store = false};

    simulated_transport(simulated_broker& broker, std::size_t instance)
        : broker_{&broker}, instance_{instance} {}

    [[nodiscard]] std::string name() const { return simulated_broker::name; }
    result<void> provision(std::span<const subscription>) { return {}; }
    result<std::vector<std::string>> verify(std::span<const subscription>) {
        return std::vector<std::string>{};
    }
    [[nodiscard]] simulated_receiver open(const subscription& wanted) { return {*broker_, wanted}; }

    // After the first of a partition that was refused all later ones of it are, so that they are
    // not published before it.
    void publish(std::span<const outgoing_message> batch, std::vector<publish_result>& results) {
        auto& on = broker_->on();
        on.publishes(instance_);
        std::set<std::uint32_t> refusing;
        results.assign(batch.size(), {});
        for (std::size_t at = 0; at < batch.size(); ++at) {
            on.point(instance_);
            const auto partition = broker_->partition_of(batch[at]);
            if (refusing.contains(partition) || on.happens(&simulated_faults::refused)) {
                refusing.insert(partition);
                results[at].failure = "refused";
                continue;
            }
            broker_->store(partition, batch[at]);
            if (on.happens(&simulated_faults::duplicate)) {
                broker_->store(partition, batch[at]);
            }
            if (on.happens(&simulated_faults::lost_acknowledgement)) {
                refusing.insert(partition);
                results[at].failure = "no acknowledgement came";
                continue;
            }
            results[at].acknowledged = true;
        }
        on.point(instance_);
    }
    bool flush(duration) { return true; }

private:
    simulated_broker* broker_;
    std::size_t instance_;
};

}  // namespace writ::testing::detail
