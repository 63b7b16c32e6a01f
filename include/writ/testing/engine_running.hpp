// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Part of the engine: what a test calls to let things happen, and to look at what did.

#pragma once

#include <writ/testing/engine.hpp>

#include <algorithm>
#include <limits>

namespace writ::testing {

inline engine::engine(options settings)
    : settings_(settings), now_(settings.start), journal_(settings.start), ready_(settings.seed) {
    // Other numbers than those that shuffle, so that the order stays when only faults are added.
    chance_.emplace(settings.seed.value_or(0) ^ 0x5851f42d4c957f2d);
}

inline void engine::add(const service_model& model, void* objects) {
    const auto* present = find(model.name);
    const auto at = present == nullptr ? services_.size()
                                       : static_cast<std::size_t>(present - services_.data());
    if (present == nullptr) {
        services_.emplace_back();
    }
    const auto scheduled = services_[at].model.recurring.size();
    services_[at] = {model, objects};
    for (auto each = scheduled; each < model.recurring.size(); ++each) {
        schedule(at, each, {now_.ms + model.recurring[each].every_ms});
    }
}

inline void engine::drain() {
    do {
        while (!ready_.empty()) {
            deliver(ready_.take(journal_));
        }
    } while (fire());
}

/// Does what is due: one thing at a time, or all of it, where a seed is to shuffle what follows.
inline bool engine::fire() {
    const bool fired = due_.run_one(now_);
    while (settings_.seed && due_.run_one(now_)) {
    }
    return fired;
}

inline void engine::run() {
    deliveries_ = 0;
    drain();
}

inline void engine::advance(duration span) {
    deliveries_ = 0;
    drain();
    const timestamp last{now_.ms + span.ms};
    constexpr timestamp never{std::numeric_limits<std::int64_t>::max()};
    while (true) {
        const auto next =
            std::min(due_.next_due().value_or(never), recurring_.next_due().value_or(never));
        if (last < next) {
            break;
        }
        now_ = std::max(now_, next);
        while (recurring_.run_one(now_)) {
        }
        drain();
    }
    now_ = last;
}

inline void engine::run_to_end() {
    deliveries_ = 0;
    drain();
    while (const auto next = due_.next_due()) {
        now_ = std::max(now_, *next);
        drain();
    }
}

inline balance engine::balance() const {
    auto now = counted_;
    now.queued = ready_.size();
    now.held = held_;
    now.parked = lanes_.waiting() + retrying_.size();
    now.dead = dead_.size();
    return now;
}

inline bool engine::redrive(std::uint64_t number) {
    auto found = dead_.extract(number);
    if (found.empty()) {
        return false;
    }
    auto again = std::move(found.mapped());
    note(again, happening::redriven);
    auto raised = *again.message;
    ++raised.generation;
    again.message = std::make_shared<const envelope>(std::move(raised));
    again.claimed = again.is_timeout;
    again.from_store = true;
    again.attempts = 0;
    again.first_time.reset();
    again.held_since.reset();
    forget_dead_letter(number);
    ready_.push(std::move(again));
    return true;
}

inline bool engine::skip(std::uint64_t number) {
    const auto found = dead_.extract(number);
    if (found.empty()) {
        return false;
    }
    forget_dead_letter(number);
    end(found.mapped(), &testing::balance::skipped, happening::skipped);
    return true;
}

inline void engine::redrive_all() {
    while (!dead_.empty()) {
        redrive(dead_.begin()->first);
    }
}

inline void engine::skip_all() {
    while (!dead_.empty()) {
        skip(dead_.begin()->first);
    }
}

inline void engine::forget_dead_letter(std::uint64_t number) {
    std::erase_if(dead_letters_, [&](const dead_letter& each) { return each.number == number; });
}

inline void engine::stop_faults() {
    settings_.fail_percent = 0;
    settings_.duplicate_percent = 0;
    settings_.duplicate = false;
}

inline void engine::restore(std::string_view service, std::string_view workflow,
                            std::string_view key, stored_instance stored) {
    instances_.row(address_of(service, workflow), key).running = std::move(stored);
}

inline const stored_instance* engine::instance(std::string_view service, std::string_view workflow,
                                               std::string_view key) const {
    const auto* row = instances_.find(address_of(service, workflow), key);
    return row != nullptr && row->running ? &*row->running : nullptr;
}

inline bool engine::is_finished(std::string_view service, std::string_view workflow,
                                std::string_view key) const {
    const auto* row = instances_.find(address_of(service, workflow), key);
    return row != nullptr && row->state_of_life(now_, settings_.bounds) == presence::finished;
}

inline const outside_answer* engine::answer_to(std::string_view reply_to,
                                               std::string_view reply_key) const {
    const auto at = answers_.find(std::pair{std::string(reply_to), std::string(reply_key)});
    return at == answers_.end() ? nullptr : &at->second;
}

}  // namespace writ::testing
