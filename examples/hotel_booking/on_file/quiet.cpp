// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "on_file/quiet.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <numeric>

namespace booking {

namespace {

// One that has just ended, or is about to start, still belongs to the others.
constexpr std::chrono::seconds patience{3};
constexpr std::int64_t soon_ms = 60'000;

std::vector<std::uint32_t> all_slots(const writ::sqlite::store& store) {
    std::vector<std::uint32_t> all(store.slots());
    std::iota(all.begin(), all.end(), 0u);
    return all;
}

/// Up to where a service has handled the log, or kept what it could not handle.
writ::result<std::uint64_t> passed(writ::sqlite::store& store, const std::string& service) {
    const auto found = store.positions(service, "log");
    if (!found)
        return found.error();
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (const auto slot : all_slots(store)) {
        const auto at = found->find(slot);
        least = std::min(least, at == found->end() ? 0 : at->second);
    }
    return least;
}

writ::result<bool> has_something_due(writ::sqlite::store& store, const std::string& service) {
    constexpr std::size_t most = 10'000;
    const auto slots = all_slots(store);
    const auto now = store.now();
    std::vector<writ::due_timer> timers;
    if (const auto read = store.due_timers(service, slots, now, 1, timers); !read)
        return read.error();
    std::vector<writ::kept_message> rows;
    if (const auto read = store.due(service, slots, {now.ms + soon_ms}, most, rows); !read)
        return read.error();
    return !timers.empty() || std::any_of(rows.begin(), rows.end(), [&](const auto& each) {
        return each.why != writ::kept_as::held || *each.due <= now;
    });
}

}  // namespace

quiet_watch::quiet_watch(writ::sqlite::store& store, std::vector<std::string> own)
    : store_{store}, own_{std::move(own)} {
    for (const auto name : service_names)
        if (std::find(own_.begin(), own_.end(), name) == own_.end())
            others_.push_back({std::string{name}, std::chrono::steady_clock::now()});
}

// Whoever runs a service has a seat among its instances, a lease of this name.
writ::result<std::vector<std::string>> quiet_watch::services() {
    const auto now = std::chrono::steady_clock::now();
    auto wanted = own_;
    for (auto& other : others_) {
        const auto seats = store_.leases(other.name + '!');
        if (!seats)
            return seats.error();
        if (!seats->empty())
            other.seen = now;
        if (now - other.seen < patience)
            wanted.push_back(other.name);
    }
    return wanted;
}

// First how far everybody is, then what is kept, and at last how long the log is: whoever handles
// something in between makes the log longer than what was passed.
writ::result<bool> quiet_watch::is_quiet() {
    const auto wanted = services();
    if (!wanted)
        return wanted.error();
    std::uint64_t all_passed = std::numeric_limits<std::uint64_t>::max();
    for (const auto& name : *wanted) {
        const auto at = passed(store_, name);
        if (!at)
            return at.error();
        all_passed = std::min(all_passed, *at);
    }
    for (const auto& name : *wanted)
        if (const auto due = has_something_due(store_, name); !due || *due)
            return due ? writ::result<bool>{false} : due.error();
    const auto head = store_.log_head();
    if (!head)
        return head.error();
    return *head <= all_passed;
}

}  // namespace booking
