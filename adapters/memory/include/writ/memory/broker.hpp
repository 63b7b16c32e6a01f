// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/consumer_group.hpp>
#include <writ/runtime/machine_time.hpp>
#include <writ/runtime/store.hpp>
#include <writ/runtime/transport.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

/// How a transport in memory behaves.
struct transport_options {
    /// Into how many partitions keys are spread.
    std::uint32_t partitions = 16;
    /// What leases are compared with; none: the machine's clock.
    std::function<timestamp()> clock{};
    /// False: what every service has settled is dropped, so that memory is bounded by what is on
    /// its way. A service that subscribes later starts at what is left.
    bool keep_settled = true;
    /// Asked for each message that is published: a text is why it is refused.
    std::function<std::string(const outgoing_message&)> refuse{};
};

namespace detail {

// The broker that the transport and all of its receivers share.
struct broker {
    struct partition_log {
        std::deque<outgoing_message> messages{};
        std::uint64_t first = 1;  // the offset of the first of them

        [[nodiscard]] std::uint64_t head() const { return first + messages.size() - 1; }
        [[nodiscard]] const outgoing_message& at(std::uint64_t offset) const {
            return messages[static_cast<std::size_t>(offset - first)];
        }
    };

    explicit broker(transport_options how) : options{std::move(how)} {
        options.partitions = std::max(options.partitions, 1u);
        if (!options.clock) {
            options.clock = writ::detail::machine_time;
        }
        logs.resize(options.partitions);
    }

    // With the lock held, as all that follows.
    void changed() {
        ++version;
        woken.notify_all();
    }

    consumer_group& group(const subscription& of) {
        auto at = groups.try_emplace(of.service, logs.size()).first;
        std::vector<std::uint64_t> heads;
        for (const auto& each : logs) {
            heads.push_back(each.head());
        }
        for (const auto& each : of.types) {
            at->second.want(each, heads);
        }
        return at->second;
    }

    void publish(const outgoing_message& sent) {
        logs[slot_of(sent, options.partitions)].messages.push_back(sent);
    }

    void settle(consumer_group& by, std::uint64_t member, const settled_position& position) {
        if (position.partition >= logs.size()) {
            return;
        }
        auto& row = by.partition(position.partition);
        if (row.owner != member || row.epoch != position.epoch || position.offset <= row.settled) {
            return;
        }
        row.settled = position.offset;
        if (!options.keep_settled) {
            drop_settled(position.partition);
        }
    }

    void drop_settled(std::uint32_t number) {
        auto all = UINT64_MAX;
        for (auto& [service, each] : groups) {
            all = std::min(all, each.partition(number).settled);
        }
        auto& log = logs[number];
        while (!log.messages.empty() && log.first <= all) {
            log.messages.pop_front();
            ++log.first;
        }
    }

    std::mutex mutex{};
    std::condition_variable woken{};
    std::uint64_t version = 0;  // raised by each message and each change of members
    std::uint64_t last_member = 0;
    transport_options options;
    std::vector<partition_log> logs{};
    std::map<std::string, consumer_group> groups{};
};

}  // namespace detail

}  // namespace writ::memory::inline v1
