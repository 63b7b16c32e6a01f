// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/kind.hpp>
#include <writ/runtime/pattern.hpp>
#include <writ/runtime/transport.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// The instances of one service, and what each of them has of the partitions.
//
// A partition moves in three steps, so that it never has two owners: its owner is told to let go
// (target), lets go when all that it was handed is settled, and the other takes it at its next
// look. Who does not look for as long as its lease is a member no more.
class consumer_group {
public:
    struct partition_row {
        std::uint64_t owner = 0;  // a member; 0: nobody
        std::uint64_t target = 0;  // who shall have it
        std::uint64_t epoch = 0;
        std::uint64_t settled = 0;
        bool unclean = false;
    };

    explicit consumer_group(std::size_t partitions) : partitions_(partitions) {}

    [[nodiscard]] partition_row& partition(std::uint32_t number) { return partitions_[number]; }
    [[nodiscard]] std::size_t size() const { return partitions_.size(); }

    // Events of a type are for the group after these offsets; the first word stands.
    void want(const subscription::wanted& type, const std::vector<std::uint64_t>& heads) {
        const bool from_now = type.what == kind::event && !type.from_beginning;
        starts_.try_emplace(type.type,
                            from_now ? heads : std::vector<std::uint64_t>(partitions_.size(), 0));
    }
    [[nodiscard]] bool wants(const std::string& type) const { return starts_.contains(type); }
    [[nodiscard]] std::uint64_t start_of(const std::string& type, std::uint32_t partition) const {
        return starts_.at(type)[partition];
    }

    void join(std::uint64_t member, duration lease, timestamp now) {
        members_[member] = {lease, now, false};
        share();
    }

    // Clean: it gives back what it has, and nothing of it was left half done.
    bool leave(std::uint64_t member, bool clean) {
        if (members_.erase(member) == 0) {
            return false;
        }
        for (auto& each : partitions_) {
            if (each.owner == member) {
                each.owner = 0;
                each.unclean = !clean;
            }
        }
        share();
        return true;
    }

    // A member looks: `waits` while it is about to wait inside of its look. False: it was given up.
    bool looks(std::uint64_t member, bool waits, timestamp now) {
        const auto at = members_.find(member);
        if (at == members_.end()) {
            return false;
        }
        at->second.seen = now;
        at->second.waits = waits;
        return true;
    }

    // Gives up who has not looked for its lease; true when there was somebody.
    bool give_up_late(timestamp now) {
        std::vector<std::uint64_t> late;
        for (const auto& [member, row] : members_) {
            if (!row.waits && now.ms - row.seen.ms > row.lease.ms) {
                late.push_back(member);
            }
        }
        for (const auto each : late) {
            leave(each, false);
        }
        return !late.empty();
    }

private:
    struct member_row {
        duration lease{};
        timestamp seen{};
        bool waits = false;
    };

    // As evenly as can be, and each keeps as much of what it has as it may.
    void share() {
        if (members_.empty()) {
            for (auto& each : partitions_) {
                each.target = 0;
            }
            return;
        }
        const auto least = partitions_.size() / members_.size();
        auto with_one_more = partitions_.size() % members_.size();
        std::map<std::uint64_t, std::size_t> counts;
        for (const auto& [member, row] : members_) {
            counts[member] = 0;
        }
        for (auto& each : partitions_) {
            const auto had = std::exchange(each.target, 0);
            const auto at = counts.find(each.owner != 0 ? each.owner : had);
            if (at == counts.end() || (at->second >= least && with_one_more == 0) ||
                at->second > least) {
                continue;
            }
            with_one_more -= at->second == least ? 1 : 0;
            ++at->second;
            each.target = at->first;
        }
        for (auto& each : partitions_) {
            if (each.target == 0) {
                const auto fewest = std::min_element(
                    counts.begin(), counts.end(),
                    [](const auto& a, const auto& b) { return a.second < b.second; });
                ++fewest->second;
                each.target = fewest->first;
            }
        }
    }

    std::vector<partition_row> partitions_;
    std::map<std::uint64_t, member_row> members_;
    std::map<std::string, std::vector<std::uint64_t>> starts_;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
