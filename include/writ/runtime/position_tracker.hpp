// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <algorithm>
#include <cstdint>
#include <map>

namespace writ::detail {

// How far a partition is settled: up to the first message that is still open.
class position_tracker {
public:
    explicit position_tracker(std::uint64_t start = 0, std::uint64_t epoch = 0)
        : epoch_{epoch}, passed_{start}, stored_{start}, settled_{start} {}

    // Reads once more from after `offset` on, and says so when it has come to `start` again.
    static position_tracker rewound(std::uint64_t start, std::uint64_t offset,
                                    std::uint64_t epoch) {
        position_tracker made{offset, epoch};
        made.stored_ = made.settled_ = std::max(start, std::uint64_t{1}) - 1;
        return made;
    }

    void open(std::uint64_t offset) {
        ++open_[offset];
        passed_ = std::max(passed_, offset);
    }
    void close(std::uint64_t offset) {
        const auto at = open_.find(offset);
        if (at != open_.end() && --at->second == 0) {
            open_.erase(at);
        }
    }
    void pass(std::uint64_t offset) { passed_ = std::max(passed_, offset); }

    [[nodiscard]] std::uint64_t epoch() const { return epoch_; }
    [[nodiscard]] std::uint64_t watermark() const {
        return open_.empty() ? passed_ : std::max(open_.begin()->first, std::uint64_t{1}) - 1;
    }
    [[nodiscard]] bool is_quiet() const { return open_.empty(); }
    [[nodiscard]] std::uint64_t passed() const { return passed_; }

    // What was last put into a commit, what the commit stored, and what the transport was told.
    [[nodiscard]] bool has_news() const { return watermark() > stored_; }
    [[nodiscard]] std::uint64_t stored() const { return stored_; }
    void store(std::uint64_t offset) { stored_ = std::max(stored_, offset); }
    [[nodiscard]] bool can_settle() const { return stored_ > settled_; }
    void settle() { settled_ = stored_; }

private:
    std::uint64_t epoch_;
    std::map<std::uint64_t, std::uint32_t> open_;
    std::uint64_t passed_;
    std::uint64_t stored_;
    std::uint64_t settled_;
};

}  // namespace writ::detail
