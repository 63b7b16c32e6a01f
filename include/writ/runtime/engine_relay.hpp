// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: from the outbox to the transport, and what is done now and then.

#pragma once

#include <writ/runtime/engine.hpp>

namespace writ::inline v1 {

/// Publishes in the order of commits. One relay a store at a time: it holds a lease, and what it
/// published is forgotten only under it.
template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_relay() {
    if constexpr (is_local) {
        return false;
    } else {
        const auto now = store_.now();
        if (now < next_publish_ && next_publish_.ms - now.ms <= options_.store_retry.ms) {
            return false;
        }
        if (relay_epoch_ == 0 || now >= relay_renewal_ ||
            now.ms < relay_renewal_.ms - options_.lease.ms) {
            if (relay_epoch_ != 0) {
                const auto renewed = store_.renew("relay", relay_epoch_, options_.lease);
                if (!renewed || !*renewed) {
                    relay_epoch_ = 0;
                }
            }
            if (relay_epoch_ == 0) {
                const auto got = store_.acquire("relay", owner_, options_.lease);
                if (!got || !*got) {
                    next_publish_ = {now.ms + options_.store_retry.ms};
                    look_at_outbox();
                    return false;
                }
                relay_epoch_ = (*got)->epoch;
            }
            relay_renewal_ = {now.ms + options_.lease.ms / 5};
        }
        outbox_.clear();
        if (const auto read = store_.outbox(0, options_.batch, outbox_); !read) {
            tell_trouble({}, read.error());
            next_publish_ = {now.ms + options_.store_retry.ms};
            return false;
        }
        if (outbox_.empty()) {
            outbox_rows_ = 0;
            return false;
        }
        published_.clear();
        for (auto& each : outbox_) {
            published_.push_back(std::move(each.sent));
        }
        tell<observed::publishing>([&] { return observed::publishing{published_.size()}; });
        transport_.publish(published_, publish_results_);
        std::vector<std::uint64_t> done;
        for (std::size_t at = 0; at < published_.size(); ++at) {
            const auto& result = publish_results_[at];
            if (result.acknowledged) {
                done.push_back(outbox_[at].sequence);
                tell<observed::released>(
                    [&] { return observed::released{published_[at], outbox_[at].sequence}; });
            } else {
                tell<observed::publish_refused>(
                    [&] { return observed::publish_refused{published_[at], result.failure}; });
                next_publish_ = {now.ms + options_.store_retry.ms};
            }
        }
        const auto forgotten = store_.published(done, "relay", relay_epoch_);
        if (!forgotten) {
            tell_trouble({}, forgotten.error());
        } else if (!*forgotten) {
            relay_epoch_ = 0;  // somebody else is the relay
        }
        if (outbox_.size() < options_.batch) {
            outbox_rows_ = static_cast<std::int64_t>(outbox_.size() - done.size());
        } else {
            outbox_rows_ -= static_cast<std::int64_t>(done.size());
        }
        return !done.empty();
    }
}

/// What is believed of lanes is mended by the store where it is wrong; this keeps it small.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::forget_free_lanes(member& mine) {
    std::vector<std::uint32_t> slots;
    std::uint64_t seen = 0;
    {
        const std::lock_guard lock{mutex_};
        if (mine.blocked.empty()) {
            return;
        }
        seen = blocks_;
        for (const auto& [slot, state] : mine.slots) {
            slots.push_back(slot);
        }
    }
    const auto lanes = store_.blocked_lanes(mine.model.name, slots);
    if (!lanes) {
        return;
    }
    std::set<std::string> blocked;
    for (const auto& each : *lanes) {
        const auto subscriber = subscriber_named(mine.model, each.subscriber);
        blocked.insert(lane_named(subscriber, each.lane));
    }
    const std::lock_guard lock{mutex_};
    if (blocks_ == seen) {
        mine.blocked = std::move(blocked);
    }
}

/// Somebody else publishes what was committed here: how much of it is left is in the store.
template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::look_at_outbox() {
    if (outbox_rows_ <= static_cast<std::int64_t>(options_.outbox_rows)) {
        return;
    }
    if (const auto counted = store_.stats(); !counted) {
        tell_trouble({}, counted.error());
    } else {
        outbox_rows_ = static_cast<std::int64_t>(counted->outbox);
    }
}

template <class Transport, class Store, class Observer>
void engine<Transport, Store, Observer>::tell_lag() {
    if (const auto head = store_.log_head(); is_local && head) {
        const std::lock_guard lock{mutex_};
        for (const auto& mine : members_) {
            auto first = *head;
            for (const auto& [partition, tracker] : mine.partitions) {
                first = std::min(first, tracker.watermark());
            }
            tell<observed::lag>([&] { return observed::lag{mine.model.name, *head - first}; });
        }
    }
}

template <class Transport, class Store, class Observer>
bool engine<Transport, Store, Observer>::step_upkeep() {
    const auto now = store_.now();
    if (!told_lag_) {
        told_lag_ = true;
        tell_lag();
    }
    if (now >= last_trim_ && now.ms < last_trim_.ms + options_.trim_interval.ms) {
        return false;
    }
    last_trim_ = now;
    const auto trimmed = store_.trim(now, options_.keep, options_.batch);
    if (!trimmed) {
        tell_trouble({}, trimmed.error());
    } else if (*trimmed >= options_.batch) {
        last_trim_ = {};  // there is more
    }
    for (auto& mine : members_) {
        forget_free_lanes(mine);
    }
    tell_lag();
    return true;
}

}  // namespace writ::inline v1
