// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/ready_queue.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace writ::testing::detail {

/// Which keys are parked, by which copies, and what waits behind them.
class key_lanes {
public:
    /// From here on the copies of this lane that come after `copy` wait.
    void block(const subscriber_copy& copy) {
        if (!copy.lane.empty()) {
            lanes_[copy.lane].blockers.insert(copy.place);
        }
    }

    [[nodiscard]] bool is_blocked(const subscriber_copy& copy) const {
        const auto at = lanes_.find(copy.lane);
        return at != lanes_.end() && at->second.blocks(copy.place);
    }

    void wait(subscriber_copy copy) {
        ++waiting_;
        auto& waiting = lanes_[copy.lane].waiting;
        waiting.emplace(copy.place, std::move(copy));
    }

    /// The copy at `place` no longer blocks its lane. Returns what may go on, in order.
    [[nodiscard]] std::vector<subscriber_copy> unblock(const std::string& lane,
                                                       std::uint64_t place) {
        std::vector<subscriber_copy> released;
        const auto at = lanes_.find(lane);
        if (at == lanes_.end()) {
            return released;
        }
        auto& [blockers, waiting] = at->second;
        blockers.erase(place);
        while (!waiting.empty() && !at->second.blocks(waiting.begin()->first)) {
            released.push_back(std::move(waiting.extract(waiting.begin()).mapped()));
            --waiting_;
        }
        if (blockers.empty() && waiting.empty()) {
            lanes_.erase(at);
        }
        return released;
    }

    [[nodiscard]] std::size_t waiting() const { return waiting_; }

private:
    struct lane_state {
        std::set<std::uint64_t> blockers;
        std::map<std::uint64_t, subscriber_copy> waiting;

        [[nodiscard]] bool blocks(std::uint64_t place) const {
            return !blockers.empty() && *blockers.begin() < place;
        }
    };

    std::map<std::string, lane_state> lanes_;
    std::size_t waiting_ = 0;
};

}  // namespace writ::testing::detail
