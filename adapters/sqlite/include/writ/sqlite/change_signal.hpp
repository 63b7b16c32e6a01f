// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/sqlite/statement.hpp>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <string>

namespace writ::sqlite::inline v1::detail {

/// Tells those that wait of commits: of this process at once, of others when the file says so,
/// which one of those that wait asks it now and then.
class change_signal {
public:
    change_signal(const std::string& file, int flags, duration poll)
        : over_{file, flags, duration{}},
          version_{over_, "PRAGMA data_version"},
          poll_{std::max<std::int64_t>(poll.ms, 1)} {
        last_ = version();
    }

    [[nodiscard]] std::uint64_t number() {
        const std::lock_guard hold{mutex_};
        return number_;
    }

    /// After a commit. What the file says now includes it, and those of others before it.
    void raise() {
        const std::lock_guard hold{mutex_};
        last_ = version();
        ++number_;
        changed_.notify_all();
    }

    /// Waits until the number is another than `seen`; false: it is not, after `span`.
    [[nodiscard]] bool wait(std::uint64_t seen, duration span) {
        using clock = std::chrono::steady_clock;
        const auto ends =
            clock::now() + std::chrono::milliseconds{std::max<std::int64_t>(span.ms, 0)};
        std::unique_lock hold{mutex_};
        while (number_ == seen) {
            look();
            if (number_ != seen) {
                break;
            }
            const auto now = clock::now();
            if (now >= ends) {
                return false;
            }
            changed_.wait_until(hold, std::min(ends, now + poll_));
        }
        return true;
    }

private:
    void look() {
        const std::int64_t version_now = version();
        if (version_now != last_) {
            last_ = version_now;
            ++number_;
            changed_.notify_all();
        }
    }

    // Changes with each commit of another connection. A file that is locked tells nothing now.
    [[nodiscard]] std::int64_t version() {
        try {
            found_rows found = version_.rows();
            return found.next() ? found.number(0) : last_;
        } catch (const failure&) {
            return last_;
        }
    }

    std::mutex mutex_;
    std::condition_variable changed_;
    connection over_;
    statement version_;
    std::chrono::milliseconds poll_;
    std::int64_t last_ = 0;
    std::uint64_t number_ = 0;
};

}  // namespace writ::sqlite::inline v1::detail
