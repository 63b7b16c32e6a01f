// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store_admin.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

struct instance_key {
    std::uint32_t subscriber = 0;
    std::string text{};
    friend auto operator<=>(const instance_key&, const instance_key&) = default;
};

// So that a lookup makes no string.
struct instance_key_view {
    std::uint32_t subscriber = 0;
    std::string_view text{};
};

struct instance_hash {
    using is_transparent = void;
    std::size_t operator()(const instance_key_view& key) const {
        return std::hash<std::string_view>{}(key.text) ^ (key.subscriber * 0x9e3779b97f4a7c15ull);
    }
    std::size_t operator()(const instance_key& key) const {
        return (*this)(instance_key_view{key.subscriber, key.text});
    }
};

struct instance_equal {
    using is_transparent = void;
    template <class Left, class Right>
    bool operator()(const Left& left, const Right& right) const {
        return left.subscriber == right.subscriber && left.text == right.text;
    }
};

// Workflow instances and their tombstones, with those that wait for a timer in the order of the
// timers.
class instance_rows {
public:
    struct row {
        instance_record record{};
        timestamp started{};
        timestamp changed{};
        std::uint32_t service = 0;
        std::uint32_t slot = 0;  // of its key
    };
    using rows = std::unordered_map<instance_key, row, instance_hash, instance_equal>;

    [[nodiscard]] const row* find(std::uint32_t subscriber, std::string_view key) const {
        const auto at = rows_.find(instance_key_view{subscriber, key});
        return at == rows_.end() ? nullptr : &at->second;
    }
    [[nodiscard]] std::uint64_t version(std::uint32_t subscriber, std::string_view key) const {
        const row* found = find(subscriber, key);
        return found == nullptr ? 0 : found->record.version;
    }

    void put(std::uint32_t service, std::uint32_t subscriber, std::string_view key,
             std::uint32_t slot, std::uint64_t version, const instance_record& next,
             timestamp now) {
        auto at = rows_.find(instance_key_view{subscriber, key});
        if (at == rows_.end()) {
            at = rows_.try_emplace({subscriber, std::string{key}}).first;
            at->second.started = now;
        } else {
            unlink(at->first, at->second);
        }
        row& made = at->second;
        if (made.record.finished_at && next.running) {
            made.started = now;
        }
        made.record = next;
        made.record.version = version;
        made.changed = now;
        made.service = service;
        made.slot = slot;
        if (!next.running && !next.finished_at) {
            rows_.erase(at);
        } else {
            link(at->first, made);
        }
    }

    void due_timers(std::uint32_t service, std::span<const std::uint32_t> slots, timestamp time,
                    std::size_t count, const std::function<std::string_view(std::uint32_t)>& name,
                    std::vector<due_timer>& timers) const {
        std::size_t found = 0;
        if (const auto at = timers_.find(service); at != timers_.end()) {
            for (const auto& [due, key] : at->second) {
                if (due > time || found == count) {
                    break;
                }
                const row& each = rows_.find(key)->second;
                if (std::find(slots.begin(), slots.end(), each.slot) == slots.end()) {
                    continue;
                }
                if (found == timers.size()) {
                    timers.emplace_back();
                }
                timers[found].subscriber = name(key.subscriber);
                timers[found].key = key.text;
                timers[found++].instance = each.record;
            }
        }
        timers.resize(found);
    }

    // The timers of all services in the order of their times.
    [[nodiscard]] std::vector<std::pair<timestamp, instance_key>> timers_until(
        std::size_t count) const {
        std::vector<std::pair<timestamp, instance_key>> found;
        for (const auto& [service, timers] : timers_) {
            found.insert(found.end(), timers.begin(), timers.end());
        }
        std::sort(found.begin(), found.end());
        found.resize(std::min(found.size(), count));
        return found;
    }

    std::size_t trim_tombstones(timestamp before, std::size_t count) {
        std::size_t removed = 0;
        while (removed < count && !tombstones_.empty() && tombstones_.begin()->first < before) {
            rows_.erase(rows_.find(tombstones_.begin()->second));
            tombstones_.erase(tombstones_.begin());
            ++removed;
        }
        return removed;
    }

    [[nodiscard]] const rows& all() const { return rows_; }
    [[nodiscard]] std::size_t tombstones() const { return tombstones_.size(); }
    [[nodiscard]] std::size_t timers() const {
        std::size_t found = 0;
        for (const auto& [service, timers] : timers_) {
            found += timers.size();
        }
        return found;
    }

private:
    using in_time = std::set<std::pair<timestamp, instance_key>>;

    void link(const instance_key& key, const row& linked) {
        if (linked.record.timer_due) {
            timers_[linked.service].emplace(*linked.record.timer_due, key);
        }
        if (linked.record.finished_at) {
            tombstones_.emplace(*linked.record.finished_at, key);
        }
    }
    void unlink(const instance_key& key, const row& linked) {
        if (linked.record.timer_due) {
            timers_[linked.service].erase({*linked.record.timer_due, key});
        }
        if (linked.record.finished_at) {
            tombstones_.erase({*linked.record.finished_at, key});
        }
    }

    rows rows_;
    std::map<std::uint32_t, in_time> timers_;  // by service
    in_time tombstones_;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
