// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>

namespace writ::testing {

/// Where every copy of every message is. A copy is one message for one subscriber; each is counted
/// under exactly one of the words below `copies`.
struct balance {
    std::size_t copies = 0;

    // what is still to happen
    std::size_t queued = 0;  // can be delivered now
    std::size_t held = 0;  // waits for its workflow instance
    std::size_t parked = 0;  // waits for its retry, or behind a failed message of its key
    std::size_t dead = 0;  // set aside as a dead letter

    // what has happened
    std::size_t handled = 0;
    std::size_t duplicates = 0;  // had its effect already
    std::size_t stopped = 0;  // a middleware did not pass it on
    std::size_t ignored = 0;  // the workflow ignores it in this state
    std::size_t late = 0;  // its workflow instance is finished
    std::size_t instance_finished = 0;  // it would have started a finished instance again
    std::size_t unclaimed = 0;  // a reply that nobody waits for any more
    std::size_t skipped_unknown = 0;  // an event that the service does not subscribe to
    std::size_t cancelled = 0;  // a timer whose state was left before it could be handled
    std::size_t skipped = 0;  // a dead letter that was given up

    // messages that are not, or not yet, a copy for anybody
    std::size_t timers = 0;  // timeouts that are set
    std::size_t delayed = 0;  // to be sent later
    std::size_t unrouted = 0;  // nobody here takes them
    std::size_t answered = 0;  // replies to somebody outside
    std::size_t unclaimed_replies = 0;  // replies for which nobody asked

    /// Whether no copy is lost and none is counted twice.
    [[nodiscard]] bool exact() const {
        return copies == queued + held + parked + dead + handled + duplicates + stopped + ignored +
                             late + instance_finished + unclaimed + skipped_unknown + cancelled +
                             skipped;
    }

    friend bool operator==(const balance&, const balance&) = default;
};

}  // namespace writ::testing
