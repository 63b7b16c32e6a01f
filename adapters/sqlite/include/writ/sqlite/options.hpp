// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/timestamp.hpp>

#include <cstdint>
#include <functional>
#include <string_view>

namespace writ::sqlite::inline v1 {

/// What a power cut may cost.
enum class synchronous : unsigned char {
    full,  // nothing: a commit has reached the disk before it is reported
    normal  // the last commits; the file stays sound. A killed process costs nothing in both
};

/// How a store file is opened.
struct options {
    /// `full` by default: what a commit reports as stored has left the process for ever, as a mail
    /// or as an answer, and must not be undone by a power cut. Group commit pays for most of it.
    sqlite::synchronous synchronous = sqlite::synchronous::full;
    /// How long to wait for another process that has the file locked.
    duration busy = duration::milliseconds(5'000);
    /// Into how many slots keys are spread; taken when the file is made, and never changed.
    std::uint32_t slots = 16;
    /// Make the file where there is none.
    bool may_create = true;
    /// Only look: every commit is refused. The file must be there.
    bool read_only = false;
    /// Connections for reading, made when they are needed.
    std::uint32_t readers = 4;
    /// How often other processes' commits are looked for while waiting.
    duration poll = duration::milliseconds(4);
    /// A handler that has taken the transaction for longer is reported: everybody waits for it. A
    /// statement of it that runs ten times as long is stopped.
    duration handler_time = duration::milliseconds(100);
    /// Told what is not an error of any call: a slow handler, a forbidden statement.
    std::function<void(std::string_view)> trouble{};
    /// The clock of due times and leases; empty: the machine's.
    std::function<timestamp()> clock{};
};

}  // namespace writ::sqlite::inline v1
