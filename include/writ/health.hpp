// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Whether an engine is ready, and whether it lives, from what it tells its observer. What happens
// for each message costs an atomic store; only what happens now and then takes a lock. Nothing is
// asked of the engine, so a probe answers even when all threads of the engine hang.

#pragma once

#include <writ/duration.hpp>
#include <writ/runtime/observed.hpp>
#include <writ/runtime/running_since.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <time.h>
#include <utility>
#include <vector>

namespace writ::detail {

// Milliseconds of a clock that nobody sets.
inline std::int64_t steady_milliseconds() {
    ::timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return std::int64_t{now.tv_sec} * 1000 + now.tv_nsec / 1'000'000;
}

}  // namespace writ::detail

namespace writ::inline v1 {

struct health_options {
    std::vector<std::string> services{};  // who have to be ready
    std::uint32_t slots = 1;  // each owns at least so many; 0: other processes may own them all
    std::uint64_t most_lag =
        std::numeric_limits<std::uint64_t>::max();  // of a service, in messages
    duration longest_decision = duration::milliseconds(600'000);
    duration longest_commit = duration::milliseconds(60'000);
    duration longest_silence = duration::milliseconds(60'000);  // between two reports of the lag
    duration trouble = duration::milliseconds(10'000);  // how long it counts
    std::int64_t (*clock)() = &detail::steady_milliseconds;
};

/// Yes, or no with the reasons, a line each.
struct health_report {
    std::vector<std::string> reasons{};

    [[nodiscard]] bool good() const { return reasons.empty(); }
    explicit operator bool() const { return good(); }
    [[nodiscard]] std::string text() const {
        std::string all;
        for (const auto& each : reasons) {
            all += each + '\n';
        }
        return all;
    }
};

/// An observer that answers the probes of whoever watches over a process: `ready()`, whether it
/// does its work, and `live()`, whether it would help to start it anew.
///
/// *Thread safety*: any thread.
class health {
public:
    explicit health(health_options options) : options_{std::move(options)} {
        for (const auto& each : options_.services) {
            services_[each];
        }
    }

    /// Ready: each service has read the log for the first time, owns its slots, is not behind by
    /// more than `most_lag`, has no paused subscriber, and had no trouble of late; the store takes
    /// commits.
    [[nodiscard]] health_report ready() const {
        health_report report;
        const std::int64_t now = options_.clock();
        const std::lock_guard guard{mutex_};
        if (store_fails_) {
            report.reasons.push_back("the store refuses commits: " + store_fault_);
        }
        for (const auto& [name, seen] : services_) {
            judge(name, seen, now, report.reasons);
        }
        return report;
    }

    /// Alive: no commit, no call of a subscriber and no silence lasts longer than the options say.
    [[nodiscard]] health_report live() const {
        const std::int64_t now = options_.clock();
        health_report report;
        too_long("a subscriber is deciding", deciding_.oldest(), now, options_.longest_decision,
                 report.reasons);
        too_long("a commit is under way", committing_.load(std::memory_order_relaxed), now,
                 options_.longest_commit, report.reasons);
        const std::lock_guard guard{mutex_};
        for (const auto& [name, seen] : services_) {
            too_long(name + " has not read", seen.has_read ? seen.last_read : 0, now,
                     options_.longest_silence, report.reasons);
        }
        return report;
    }

    void on(const observed::deciding& event) {
        deciding_.begin(detail::running_id(event.about), options_.clock());
    }
    void on(const observed::decided& event) { deciding_.end(detail::running_id(event.about)); }
    void on(const observed::committing&) {
        committing_.store(options_.clock(), std::memory_order_relaxed);
    }
    void on(const observed::group_committed&) {
        committing_.store(0, std::memory_order_relaxed);
        if (store_fails_.load(std::memory_order_relaxed)) {
            const std::lock_guard guard{mutex_};
            store_fails_ = false;
        }
    }
    void on(const observed::commit_failed& event) {
        committing_.store(0, std::memory_order_relaxed);
        const std::lock_guard guard{mutex_};
        store_fails_ = true;
        store_fault_ = event.reason;
    }
    void on(const observed::lag& event) {
        change(event.service, [&](service_state& seen) {
            seen.has_read = true;
            seen.last_read = options_.clock();
            seen.lag = event.messages;
        });
    }
    void on(const observed::trouble& event) {
        change(event.service, [&](service_state& seen) {
            seen.trouble = event.reason;
            seen.last_trouble = options_.clock();
        });
    }
    void on(const observed::owned& event) {
        change(event.service, [&](service_state& seen) { seen.slots.insert(event.slot); });
    }
    void on(const observed::disowned& event) {
        change(event.service, [&](service_state& seen) { seen.slots.erase(event.slot); });
    }
    void on(const observed::paused& event) {
        change(event.service, [&](service_state& seen) {
            seen.paused[std::string{event.subscriber}] = event.reason;
        });
    }
    void on(const observed::resumed& event) {
        change(event.service,
               [&](service_state& seen) { seen.paused.erase(std::string{event.subscriber}); });
    }

private:
    struct service_state {
        bool has_read = false;
        std::int64_t last_read = 0;
        std::uint64_t lag = 0;
        std::set<std::uint32_t> slots{};
        std::string trouble{};
        std::int64_t last_trouble = 0;
        std::map<std::string, std::string> paused{};  // subscriber and reason
    };

    // Events of services that nobody asked about are not kept.
    template <class Change>
    void change(std::string_view service, Change&& made) {
        const std::lock_guard guard{mutex_};
        if (const auto found = services_.find(service); found != services_.end()) {
            made(found->second);
        }
    }

    void judge(const std::string& name, const service_state& seen, std::int64_t now,
               std::vector<std::string>& reasons) const {
        if (!seen.has_read) {
            reasons.push_back(name + " has not read for the first time");
        }
        if (seen.slots.size() < options_.slots) {
            reasons.push_back(name + " owns " + std::to_string(seen.slots.size()) + " slots of " +
                              std::to_string(options_.slots));
        }
        if (seen.lag > options_.most_lag) {
            reasons.push_back(name + " is " + std::to_string(seen.lag) + " messages behind");
        }
        if (!seen.trouble.empty() && now - seen.last_trouble <= options_.trouble.ms) {
            reasons.push_back(name + " has trouble: " + seen.trouble);
        }
        for (const auto& [subscriber, reason] : seen.paused) {
            reasons.push_back(name + '/' + subscriber + " is paused: " + reason);
        }
    }

    // `since` is 0 where nothing is under way.
    static void too_long(const std::string& what, std::int64_t since, std::int64_t now,
                         duration most, std::vector<std::string>& reasons) {
        if (since != 0 && now - since > most.ms) {
            reasons.push_back(what + " for " + std::to_string((now - since) / 1000) + " s");
        }
    }

    health_options options_;
    detail::running_since deciding_{};
    std::atomic<std::int64_t> committing_{0};
    std::atomic<bool> store_fails_{false};
    mutable std::mutex mutex_;
    std::string store_fault_{};
    std::map<std::string, service_state, std::less<>> services_{};
};

}  // namespace writ::inline v1
