// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>

#include <atomic>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace writ::inline v1 {

/// SIGINT and SIGTERM as a request to stop, for as long as it lives. One at a time.
///
///     writ::run(writ::stop_on_signal(), endpoint);
class stop_on_signal {
public:
    stop_on_signal() {
        requested_ = false;
        if (::pipe2(pipe_, O_CLOEXEC | O_NONBLOCK) != 0) {
            pipe_[0] = pipe_[1] = -1;
        }
        struct sigaction action{};
        action.sa_handler = [](int) {
            const auto before = errno;
            requested_ = true;
            const char byte = 0;
            static_cast<void>(!::write(pipe_[1], &byte, 1));
            errno = before;
        };
        ::sigaction(SIGINT, &action, &before_[0]);
        ::sigaction(SIGTERM, &action, &before_[1]);
    }
    stop_on_signal(const stop_on_signal&) = delete;
    stop_on_signal& operator=(const stop_on_signal&) = delete;
    ~stop_on_signal() {
        ::sigaction(SIGINT, &before_[0], nullptr);
        ::sigaction(SIGTERM, &before_[1], nullptr);
        ::close(pipe_[0]);
        ::close(pipe_[1]);
    }

    [[nodiscard]] bool stop_requested() const { return requested_; }
    /// Waits at most so long; true when a stop was requested.
    [[nodiscard]] bool wait(duration most) const {
        pollfd readable{pipe_[0], POLLIN, 0};
        if (!requested_) {
            ::poll(&readable, 1, static_cast<int>(most.ms));
        }
        return requested_;
    }

private:
    static inline std::atomic<bool> requested_ = false;
    static inline int pipe_[2] = {-1, -1};
    struct sigaction before_[2]{};
};

}  // namespace writ::inline v1
