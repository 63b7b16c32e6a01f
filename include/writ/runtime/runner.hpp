// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/engine.hpp>

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace writ::detail {

// The steps of an engine on threads.
template <class Engine>
class runner {
public:
    explicit runner(Engine& engine) : engine_{engine} {
        threads_.emplace_back([this] { receive(); });
        threads_.emplace_back([this] { commit(); });
        threads_.emplace_back([this] { relay(); });
        if (engine_.has_express()) {
            threads_.emplace_back([this] { express(); });
        }
        for (std::uint32_t lane = 0; lane < std::max(1u, engine_.options().lanes); ++lane) {
            threads_.emplace_back([this] { decide(); });
        }
    }
    runner(const runner&) = delete;
    runner& operator=(const runner&) = delete;
    ~runner() { stop(); }

    /// Receives nothing more, lets what runs come to its end until the deadline, and ends the
    /// threads. What was not committed by then is handled again by whoever comes next.
    void stop() {
        if (threads_.empty()) {
            return;
        }
        engine_.stop_intake();
        const auto deadline = std::chrono::steady_clock::now() +
                              std::chrono::milliseconds{engine_.options().stop_deadline.ms};
        while (!engine_.is_drained() && std::chrono::steady_clock::now() < deadline) {
            static_cast<void>(engine_.store().wait_for_change(engine_.store().changes(),
                                                              duration::milliseconds(5)));
        }
        running_ = false;
        engine_.wake();
        for (auto& each : threads_) {
            each.join();
        }
        threads_.clear();
        engine_.close();
    }

private:
    static constexpr std::chrono::milliseconds look_up{100};

    void receive() {
        const auto poll = engine_.options().poll;
        while (running_) {
            const auto seen = engine_.store().changes();
            const bool due = engine_.step_due();
            const bool received = engine_.step_intake(due ? duration{} : poll);
            const bool kept = engine_.step_upkeep();
            if (!due && !received && !kept) {
                static_cast<void>(engine_.store().wait_for_change(seen, poll));
            }
        }
    }
    void decide() {
        while (running_) {
            static_cast<void>(engine_.step_lane(look_up));
        }
    }
    void commit() {
        while (running_) {
            if (!engine_.step_commit(look_up)) {
                static_cast<void>(engine_.store().wait_for_change(engine_.store().changes(),
                                                                  duration::milliseconds(1)));
            }
        }
    }
    void express() {
        constexpr int looks = 2'000;
        int idle = 0;
        while (running_) {
            if (engine_.step_express()) {
                idle = 0;
            } else if (++idle < looks) {
                std::this_thread::yield();
            } else {
                static_cast<void>(engine_.store().wait_for_change(engine_.store().changes(),
                                                                  duration::milliseconds(1)));
            }
        }
    }
    void relay() {
        while (running_) {
            const auto seen = engine_.store().changes();
            if (!engine_.step_relay()) {
                static_cast<void>(engine_.store().wait_for_change(seen, engine_.options().poll));
            }
        }
    }

    Engine& engine_;
    std::atomic<bool> running_ = true;
    std::vector<std::thread> threads_;
};

}  // namespace writ::detail
