// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/line_text.hpp>

#include <atomic>
#include <bit>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace writ::detail {

// A row of metrics for each (service, subscriber, type) that was seen. Rows are found without a
// lock and without allocation, and are never removed. Their number is bounded: services and
// subscribers come from code, but a type can come from anybody, so that of further ones is "other".
// The `labels` of a row say which it is.
template <class Row>
class label_table {
public:
    static constexpr std::string_view other = "other";
    struct nothing_more {
        void operator()(Row&) const {}
    };

    explicit label_table(std::size_t most) : most_{most}, places_(std::bit_ceil(4 * most + 4)) {}

    // The row; `begin` is told of one that is new.
    template <class Begin = nothing_more>
    Row& at(std::string_view service, std::string_view subscriber, std::string_view type,
            const Begin& begin = {}) {
        if (Row* const row = find(service, subscriber, type)) {
            return *row;
        }
        if (is_full_.load(std::memory_order_relaxed)) {
            if (Row* const row = find(service, subscriber, other)) {
                return *row;
            }
        }
        const std::lock_guard guard{mutex_};
        if (rows_.size() < most_) {
            return find_or_add(service, subscriber, type, begin);
        }
        is_full_.store(true, std::memory_order_relaxed);
        const bool has_room = rows_.size() < 2 * most_;
        return has_room ? find_or_add(service, subscriber, other, begin)
                        : find_or_add(other, other, other, begin);
    }

private:
    struct place {
        std::string service, subscriber, type;
        Row row{};
    };

    static std::size_t hash_of(std::string_view service, std::string_view subscriber,
                               std::string_view type) {
        const std::hash<std::string_view> hash{};
        return hash(type) ^ std::rotl(hash(subscriber), 21) ^ std::rotl(hash(service), 42);
    }

    Row* find(std::string_view service, std::string_view subscriber, std::string_view type) {
        place* const found = probe(service, subscriber, type).load(std::memory_order_acquire);
        return found == nullptr ? nullptr : &found->row;
    }

    // Where it is, or where it would be. A quarter of the places is in use at most, or half.
    std::atomic<place*>& probe(std::string_view service, std::string_view subscriber,
                               std::string_view type) {
        for (std::size_t at = hash_of(service, subscriber, type);; ++at) {
            auto& here = places_[at & (places_.size() - 1)];
            const place* const held = here.load(std::memory_order_acquire);
            if (held == nullptr || (held->type == type && held->subscriber == subscriber &&
                                    held->service == service)) {
                return here;
            }
        }
    }

    template <class Begin>
    Row& find_or_add(std::string_view service, std::string_view subscriber, std::string_view type,
                     const Begin& begin) {
        auto& here = probe(service, subscriber, type);
        if (place* const held = here.load(std::memory_order_acquire)) {
            return held->row;
        }
        place& made = rows_.emplace_back();
        made.service = service;
        made.subscriber = subscriber;
        made.type = type;
        label(made.row, "service", service);
        label(made.row, "subscriber", subscriber);
        label(made.row, "type", type);
        begin(made.row);
        here.store(&made, std::memory_order_release);
        return made.row;
    }

    // What is not well-formed would make the whole page unreadable.
    static void label(Row& row, const char* name, std::string_view value) {
        if (!value.empty()) {
            append_shown(row.labels[name], value, most_of_a_value);
        }
    }

    std::size_t most_;
    std::vector<std::atomic<place*>> places_;
    std::atomic<bool> is_full_{false};
    std::mutex mutex_;
    std::deque<place> rows_;
};

}  // namespace writ::detail
