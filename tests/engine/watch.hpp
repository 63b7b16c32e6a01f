// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// An observer that remembers what it was told.

#pragma once

#include <writ/runtime/observed.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stage {

struct line {
    std::string what{};
    std::string service{};
    std::string subscriber{};
    std::string type{};
    std::string id{};
    std::string correlation{};
    std::string trace{};
    std::uint32_t attempt = 0;
    writ::timestamp at{};
    writ::timestamp due{};
    std::int64_t took = 0;
    std::string reason{};
};

class watch {
public:
    /// A flood is not remembered.
    bool remembers = true;

    void on(const writ::observed::received&) {
        const auto present = ++in_flight_;
        for (auto known = most_in_flight.load();
             known < present && !most_in_flight.compare_exchange_weak(known, present);) {
        }
    }
    void on(const writ::observed::committed& seen) {
        using writ::commit_result;
        const bool is_settled =
            seen.what == commit_result::committed || seen.what == commit_result::duplicate;
        if (is_settled && seen.entry.place == 0 && !seen.entry.marks_start) {
            --in_flight_;
        }
    }
    void on(const writ::observed::deciding& seen) { note("deciding", seen.about); }
    void on(const writ::observed::decided& seen) {
        note("decided", seen.about, std::string{seen.reason}, {}, seen.nanoseconds);
    }
    void on(const writ::observed::retried& seen) {
        note("retried", seen.about, std::string{seen.reason}, seen.due);
    }
    void on(const writ::observed::parked& seen) { note("parked", seen.about); }
    void on(const writ::observed::held& seen) { note("held", seen.about); }
    void on(const writ::observed::dead_lettered& seen) {
        note("dead", seen.about, seen.letter.reason);
    }
    void on(const writ::observed::counted& seen) {
        using as = writ::observed::counted::as;
        switch (seen.what) {
        case as::duplicate: return note("duplicate", seen.about);
        case as::late: return note("late", seen.about);
        case as::instance_finished: return note("instance_finished", seen.about);
        case as::cancelled: return note("cancelled", seen.about);
        case as::handed_on: return note("handed_on", seen.about);
        default: return note("counted", seen.about);
        }
    }
    void on(const writ::observed::commit_failed& seen) { note("commit_failed", seen.reason); }
    void on(const writ::observed::group_committed& seen) {
        for (auto known = largest_group.load();
             known < seen.entries && !largest_group.compare_exchange_weak(known, seen.entries);) {
        }
    }
    void on(const writ::observed::paused& seen) { note("paused", seen.reason); }
    void on(const writ::observed::resumed& seen) { note("resumed", seen.subscriber); }
    void on(const writ::observed::trouble& seen) { note("trouble", seen.reason); }
    void on(const writ::observed::publish_refused& seen) { note("publish_refused", seen.reason); }

    std::atomic<std::size_t> largest_group = 0;
    std::atomic<std::int64_t> most_in_flight = 0;  // where each message has one subscriber

    [[nodiscard]] std::vector<line> all(std::string_view what, std::string_view type = {}) const {
        const std::lock_guard lock{mutex_};
        std::vector<line> found;
        for (const auto& each : lines_) {
            if (each.what == what && (type.empty() || each.type == type)) {
                found.push_back(each);
            }
        }
        return found;
    }
    [[nodiscard]] std::size_t count(std::string_view what, std::string_view type = {}) const {
        return all(what, type).size();
    }

private:
    void note(std::string_view what, const writ::observed::subject& about, std::string reason = {},
              writ::timestamp due = {}, std::int64_t took = 0) {
        if (!remembers) {
            return;
        }
        line made;
        made.what = what;
        made.service = about.service;
        made.subscriber = about.subscriber;
        made.type = about.message.type;
        made.id = about.message.id;
        made.correlation = about.message.correlation_id;
        made.trace = about.message.trace_parent;
        made.attempt = about.attempt;
        made.at = about.now;
        made.due = due;
        made.took = took;
        made.reason = std::move(reason);
        const std::lock_guard lock{mutex_};
        lines_.push_back(std::move(made));
    }
    void note(std::string_view what, std::string_view reason) {
        line made;
        made.what = what;
        made.reason = reason;
        const std::lock_guard lock{mutex_};
        lines_.push_back(std::move(made));
    }

    std::atomic<std::int64_t> in_flight_ = 0;
    mutable std::mutex mutex_;
    std::vector<line> lines_;
};

}  // namespace stage
