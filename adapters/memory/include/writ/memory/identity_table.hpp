// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/envelope.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// The identities that were claimed, each with the subscribers that did: a table with open
// addressing over rows that are used again, so that a store that forgets as fast as it learns
// allocates nothing.
class identity_table {
public:
    [[nodiscard]] bool contains(std::uint32_t subscriber, const envelope& message) const {
        const auto at = bucket_of(message, hash_of(message));
        return at != none && has(rows_[buckets_[at] - 1], subscriber);
    }

    // Of an identity that is not contained.
    void insert(std::uint32_t subscriber, const envelope& message, timestamp now) {
        const auto hash = hash_of(message);
        if (const auto at = bucket_of(message, hash); at != none) {
            row& known = rows_[buckets_[at] - 1];
            known.subscribers.push_back(subscriber);
            known.claimed = std::max(known.claimed, now);
        } else {
            add(subscriber, message, hash, now);
        }
        ++claims_;
    }

    // Forgets the claims of all subscribers.
    void forget(const envelope& message) {
        if (const auto at = bucket_of(message, hash_of(message)); at != none) {
            erase(at);
        }
    }

    // Forgets claims that are older than `before`, until `count` are forgotten.
    std::size_t trim(timestamp before, std::size_t count) {
        std::size_t removed = 0;
        while (oldest_ != 0 && rows_[oldest_ - 1].claimed < before && removed < count) {
            const row& last = rows_[oldest_ - 1];
            removed += last.subscribers.size();
            auto at = last.hash & mask();
            while (buckets_[at] != oldest_) {
                at = (at + 1) & mask();
            }
            erase(at);
        }
        return removed;
    }

    [[nodiscard]] std::size_t size() const { return claims_; }

private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    struct row {
        std::string source{};
        std::string id{};
        std::uint32_t generation = 0;
        std::size_t hash = 0;
        timestamp claimed{};  // at last
        std::vector<std::uint32_t> subscribers{};
        std::uint32_t before = 0, after = 0;  // in the order of the first claims; number + 1
    };

    static std::size_t hash_of(const envelope& message) {
        const std::hash<std::string_view> of;
        auto hash = of(message.id) * 31 + of(message.source) + message.generation;
        hash ^= hash >> 29;
        return hash;
    }

    static bool has(const row& known, std::uint32_t subscriber) {
        return std::find(known.subscribers.begin(), known.subscribers.end(), subscriber) !=
               known.subscribers.end();
    }

    [[nodiscard]] std::size_t mask() const { return buckets_.size() - 1; }

    [[nodiscard]] std::size_t bucket_of(const envelope& message, std::size_t hash) const {
        if (buckets_.empty()) {
            return none;
        }
        for (auto at = hash & mask(); buckets_[at] != 0; at = (at + 1) & mask()) {
            const row& known = rows_[buckets_[at] - 1];
            if (known.hash == hash && known.id == message.id && known.source == message.source &&
                known.generation == message.generation) {
                return at;
            }
        }
        return none;
    }

    void add(std::uint32_t subscriber, const envelope& message, std::size_t hash, timestamp now) {
        if ((used_ + 1) * 2 > buckets_.size()) {
            grow();
        }
        if (free_.empty()) {
            rows_.emplace_back();
            free_.push_back(static_cast<std::uint32_t>(rows_.size()));
        }
        const auto number = free_.back();
        free_.pop_back();
        row& made = rows_[number - 1];
        made.source = message.source;
        made.id = message.id;
        made.generation = message.generation;
        made.hash = hash;
        made.claimed = now;
        made.subscribers.assign(1, subscriber);
        made.before = newest_;
        made.after = 0;
        (newest_ == 0 ? oldest_ : rows_[newest_ - 1].after) = number;
        newest_ = number;
        place(number, hash);
        ++used_;
    }

    void place(std::uint32_t number, std::size_t hash) {
        auto at = hash & mask();
        while (buckets_[at] != 0) {
            at = (at + 1) & mask();
        }
        buckets_[at] = number;
    }

    void grow() {
        std::vector<std::uint32_t> old(std::max<std::size_t>(64, buckets_.size() * 2), 0);
        old.swap(buckets_);
        for (const auto number : old) {
            if (number != 0) {
                place(number, rows_[number - 1].hash);
            }
        }
    }

    void erase(std::size_t at) {
        const auto number = buckets_[at];
        row& gone = rows_[number - 1];
        (gone.before == 0 ? oldest_ : rows_[gone.before - 1].after) = gone.after;
        (gone.after == 0 ? newest_ : rows_[gone.after - 1].before) = gone.before;
        claims_ -= gone.subscribers.size();
        --used_;
        free_.push_back(number);
        close_gap(at);
    }

    // What stands behind an empty bucket is found no more: what may go there moves up.
    void close_gap(std::size_t gap) {
        buckets_[gap] = 0;
        for (auto at = (gap + 1) & mask(); buckets_[at] != 0; at = (at + 1) & mask()) {
            const auto home = rows_[buckets_[at] - 1].hash & mask();
            if (((at - home) & mask()) >= ((at - gap) & mask())) {
                buckets_[gap] = std::exchange(buckets_[at], 0);
                gap = at;
            }
        }
    }

    std::vector<row> rows_;
    std::vector<std::uint32_t> free_;  // numbers + 1, as everywhere: 0 is none
    std::vector<std::uint32_t> buckets_;
    std::uint32_t oldest_ = 0;
    std::uint32_t newest_ = 0;
    std::size_t used_ = 0;
    std::size_t claims_ = 0;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
