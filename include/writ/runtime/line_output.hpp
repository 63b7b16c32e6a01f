// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace writ::detail {

// Lines to a file descriptor, each by one call as a rule, so that lines of several threads, and of
// several processes that append to one file, do not mix. What cannot be written is counted and
// dropped: nobody waits for a log, or fails with it.
class line_output {
public:
    explicit line_output(int descriptor) : descriptor_{descriptor} {}

    // `line` has its end.
    void write(std::string_view line) noexcept {
        const int error = errno;
        if (torn_.load(std::memory_order_relaxed) && !put("\n")) {
            lost_.fetch_add(1, std::memory_order_relaxed);
        } else if (const std::size_t left = put_all(line); left != 0) {
            lost_.fetch_add(1, std::memory_order_relaxed);
            torn_.store(left != line.size(), std::memory_order_relaxed);
        } else {
            torn_.store(false, std::memory_order_relaxed);
        }
        errno = error;
    }

    [[nodiscard]] std::uint64_t lost() const noexcept {
        return lost_.load(std::memory_order_relaxed);
    }

private:
    bool put(std::string_view text) noexcept { return put_all(text) == 0; }

    std::size_t put_all(std::string_view text) noexcept {
        while (!text.empty()) {
            const ssize_t done = ::write(descriptor_, text.data(), text.size());
            if (done > 0) {
                text.remove_prefix(static_cast<std::size_t>(done));
            } else if (done == 0 || errno != EINTR) {
                break;
            }
        }
        return text.size();
    }

    int descriptor_;
    std::atomic<bool> torn_{false};  // the last line has no end
    std::atomic<std::uint64_t> lost_{0};
};

}  // namespace writ::detail
