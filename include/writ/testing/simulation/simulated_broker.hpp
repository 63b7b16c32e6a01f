// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A broker with everything that brokers do: partitions in groups, rebalances, acknowledgements that
// are lost, messages that come twice, or late, or again. Within a partition it keeps the order of
// what was published first.

#pragma once

#include <writ/runtime/store.hpp>
#include <writ/testing/simulation/stage.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
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
        if (stage_.happens(&simulated_faults::delay)) {
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
                return std::count_if(of.shares.begin(), of.shares.end(), [&](const share& one) {
                    return (one.wanted_by != 0 ? one.wanted_by : one.owner) == number;
                });
            };
            for (const auto& other : of.members) {
                if (each.wanted_by == 0 && count(each.owner) > count(other.number) + 1) {
                    move(each, other.number);
                }
            }
        }
        if (of.members.size() > 1 && stage_.happens(&simulated_faults::rebalance)) {
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

}  // namespace writ::testing::detail
