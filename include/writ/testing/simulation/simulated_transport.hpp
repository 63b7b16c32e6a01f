// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A broker with everything that brokers do: partitions in groups, rebalances, acknowledgements that
// are lost, messages that come twice, or late, or again. Within a partition it keeps the order of
// what was published first.

#pragma once

#include <writ/runtime/pattern.hpp>
#include <writ/runtime/store.hpp>
#include <writ/runtime/transport.hpp>
#include <writ/testing/simulation/stage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::testing::detail {

class simulated_broker {
public:
    static constexpr const char* name = "broker";

    struct row {
        outgoing_message sent;
        timestamp visible;
    };
    struct partition {
        std::vector<row> rows;  // the offset of the first is 1
    };
    // A partition as one group has it.
    struct share {
        std::uint64_t owner = 0;  // the member; 0: nobody
        std::uint64_t epoch = 0;
        std::uint64_t settled = 0;
        bool unclean = false;
        std::uint64_t wanted_by = 0;  // it is handed over to this member
        timestamp deadline{};
    };
    struct member {
        std::uint64_t number = 0;
        timestamp seen{};
        duration lease{};
    };
    struct group {
        std::vector<share> shares;
        std::vector<member> members;
    };

    simulated_broker(stage& on, std::uint32_t partitions) : stage_{on}, partitions_(partitions) {}

    [[nodiscard]] group& group_of(const std::string& service) {
        auto& found = groups_[service];
        found.shares.resize(partitions_.size());
        return found;
    }
    [[nodiscard]] const std::vector<partition>& partitions() const { return partitions_; }
    [[nodiscard]] std::uint64_t next_member() { return ++last_member_; }
    [[nodiscard]] stage& on() { return stage_; }

    [[nodiscard]] std::uint32_t partition_of(const outgoing_message& sent) const {
        return slot_of(sent, static_cast<std::uint32_t>(partitions_.size()));
    }
    void store(std::uint32_t at, const outgoing_message& sent) {
        auto& rows = partitions_[at].rows;
        auto visible = stage_.now();
        if (stage_.happens(stage_.faults().delay)) {
            visible.ms += static_cast<std::int64_t>(stage_.draw().below(500));
        }
        rows.push_back({sent, visible});
    }

    // A member is alive as long as it receives; the share of one that is not goes to the others.
    void keep_alive(group& of, std::uint64_t number, duration lease) {
        const auto now = stage_.now();
        const auto at = std::find_if(of.members.begin(), of.members.end(),
                                     [&](const member& each) { return each.number == number; });
        if (at == of.members.end()) {
            of.members.push_back({number, now, lease});
        } else {
            at->seen = now;
        }
        std::erase_if(of.members, [&](const member& each) {
            return each.number != number && each.seen.ms + each.lease.ms < now.ms;
        });
        for (auto& each : of.shares) {
            if (each.owner != 0 && !is_member(of, each.owner)) {
                release(each, true);
            }
            if (each.wanted_by != 0 && !is_member(of, each.wanted_by)) {
                // What was said to its owner cannot be taken back.
                each.wanted_by = of.members[stage_.draw().below(of.members.size())].number;
            }
        }
        balance(of);
    }
    static void release(share& of, bool unclean) {
        of.owner = 0;
        of.unclean = unclean;
        of.wanted_by = 0;
    }
    void leave(group& of, std::uint64_t number) {
        std::erase_if(of.members, [&](const member& each) { return each.number == number; });
        for (auto& each : of.shares) {
            if (each.owner == number) {
                release(each, false);
            }
        }
    }

    // Whether a service has settled all that there is, with the transport or in its store.
    [[nodiscard]] bool is_settled(const std::string& service,
                                  const std::map<std::uint32_t, std::uint64_t>& stored) {
        const auto& of = group_of(service);
        for (std::uint32_t at = 0; at < of.shares.size(); ++at) {
            const auto known = stored.find(at);
            const auto reached = known == stored.end() ? 0 : known->second;
            if (std::max(of.shares[at].settled, reached) < partitions_[at].rows.size()) {
                return false;
            }
        }
        return true;
    }

private:
    [[nodiscard]] static bool is_member(const group& of, std::uint64_t number) {
        return std::any_of(of.members.begin(), of.members.end(),
                           [&](const member& each) { return each.number == number; });
    }
    // Each partition has an owner, and nobody has two more than another.
    void balance(group& of) {
        for (auto& each : of.shares) {
            if (each.owner == 0) {
                each.owner = of.members[stage_.draw().below(of.members.size())].number;
                ++each.epoch;
            }
        }
        for (auto& each : of.shares) {
            const auto count = [&](std::uint64_t number) {
                return std::count_if(
                    of.shares.begin(), of.shares.end(), [&](const share& one) {
                        return (one.wanted_by != 0 ? one.wanted_by : one.owner) == number;
                    });
            };
            for (const auto& other : of.members) {
                if (each.wanted_by == 0 && count(each.owner) > count(other.number) + 1) {
                    move(each, other.number);
                }
            }
        }
        if (of.members.size() > 1 && stage_.happens(stage_.faults().rebalance)) {
            auto& any = of.shares[stage_.draw().below(of.shares.size())];
            const auto to = of.members[stage_.draw().below(of.members.size())].number;
            if (to != any.owner && any.wanted_by == 0) {
                move(any, to);
            } else if (to != any.owner) {  // out of patience
                any.owner = to;
                any.unclean = true;
                any.wanted_by = 0;
                ++any.epoch;
            }
        }
    }
    void move(share& one, std::uint64_t to) {
        one.wanted_by = to;
        one.deadline = {stage_.now().ms + 300};
    }

    stage& stage_;
    std::vector<partition> partitions_;
    std::map<std::string, group> groups_;
    std::uint64_t last_member_ = 0;
};

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
            if (on.happens(on.faults().redelivery) && !state.paused) {
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
                const auto start = from.value_or(share.settled);
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
            if (refusing.contains(partition) || on.happens(on.faults().refused)) {
                refusing.insert(partition);
                results[at].failure = "refused";
                continue;
            }
            broker_->store(partition, batch[at]);
            if (on.happens(on.faults().duplicate)) {
                broker_->store(partition, batch[at]);
            }
            if (on.happens(on.faults().lost_acknowledgement)) {
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
