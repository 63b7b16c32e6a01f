// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/work.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

namespace writ::detail {

// What the lanes take from: of each chain the first, and the next when that one is finished, which
// is when it is committed.
// Thread safety: all members may be called from any thread.
class lane_queue {
public:
    void push(work_ptr one) {
        const std::lock_guard lock{mutex_};
        if (!one->chain.empty()) {
            const auto [at, fresh] = chains_.try_emplace(one->chain);
            if (!fresh) {
                at->second.push_back(std::move(one));
                return;
            }
        }
        ready_.push_back(std::move(one));
        wake_.notify_one();
    }

    // Of a chain that it is the first of: it is decided again, before all others.
    void again(work_ptr one) {
        const std::lock_guard lock{mutex_};
        ready_.push_front(std::move(one));
        wake_.notify_one();
    }

    void finish(const std::string& chain) {
        if (chain.empty()) {
            return;
        }
        const std::lock_guard lock{mutex_};
        const auto at = chains_.find(chain);
        if (at == chains_.end()) {
            return;
        }
        if (at->second.empty()) {
            chains_.erase(at);
            return;
        }
        ready_.push_back(std::move(at->second.front()));
        at->second.pop_front();
        wake_.notify_one();
    }

    [[nodiscard]] work_ptr take() {
        const std::lock_guard lock{mutex_};
        return take_first();
    }
    [[nodiscard]] work_ptr take(std::chrono::milliseconds wait) {
        std::unique_lock lock{mutex_};
        wake_.wait_for(lock, wait, [&] { return !ready_.empty() || closed_; });
        return take_first();
    }
    void close() {
        const std::lock_guard lock{mutex_};
        closed_ = true;
        wake_.notify_all();
    }

    [[nodiscard]] bool empty() const {
        const std::lock_guard lock{mutex_};
        return ready_.empty();
    }

private:
    work_ptr take_first() {
        if (ready_.empty()) {
            return nullptr;
        }
        auto first = std::move(ready_.front());
        ready_.pop_front();
        return first;
    }

    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<work_ptr> ready_;
    std::unordered_map<std::string, std::deque<work_ptr>> chains_;
    bool closed_ = false;
};

}  // namespace writ::detail
