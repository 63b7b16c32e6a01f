// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/duration.hpp>
#include <writ/runtime/line_output.hpp>
#include <writ/runtime/machine_time.hpp>
#include <writ/runtime/observed_text.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace writ::detail {

// What fails again each moment, such as a commit to a full disk, would fill the log: the same text
// passes once in a while, with the number of those that did not.
class repeat_filter {
public:
    explicit repeat_filter(duration quiet) : quiet_{quiet} {}

    std::optional<std::uint64_t> pass(std::string_view text, timestamp now) {
        const std::size_t hash = std::hash<std::string_view>{}(text);
        const std::lock_guard guard{mutex_};
        entry& known = entries_[hash % entries_.size()];
        const bool again = known.is_set && known.hash == hash && now >= known.passed &&
                           now.ms - known.passed.ms < quiet_.ms;
        if (again) {
            ++known.swallowed;
            return std::nullopt;
        }
        const std::uint64_t swallowed = known.is_set && known.hash == hash ? known.swallowed : 0;
        known = {true, hash, now, 0};
        return swallowed;
    }

private:
    struct entry {
        bool is_set = false;
        std::size_t hash = 0;
        timestamp passed{};
        std::uint64_t swallowed = 0;
    };

    duration quiet_;
    std::mutex mutex_;
    std::array<entry, 16> entries_{};
};

}  // namespace writ::detail

namespace writ::inline v1 {

struct failure_printer_options {
    int descriptor = 2;  // where lines go: standard error
    bool immediate_retries = false;  // print failures that are retried at once, too
    duration quiet = duration::milliseconds(1'000);  // the same trouble is printed once in it
    timestamp (*clock)() = &detail::machine_time;  // of events that have no time of their own
};

/// The observer of an engine that is given none: prints one line a failure, with who failed on
/// what, as which attempt, why, and what happens next. It is silent while all is well, and never
/// prints a body.
///
/// *Errors*: none; what cannot be printed is dropped and counted. *Thread safety*: any thread.
class failure_printer {
public:
    explicit failure_printer(const failure_printer_options& options = {})
        : options_{options}, output_{options.descriptor}, repeats_{options.quiet} {}

    void on(const observed::retried& event) {
        if (options_.immediate_retries || event.due > event.about.now) {
            print(event.about.now, event);
        }
    }
    void on(const observed::dead_lettered& event) { print(event.about.now, event); }
    void on(const observed::paused& event) { print(options_.clock(), event); }
    void on(const observed::resumed& event) { print(options_.clock(), event); }
    void on(const observed::commit_failed& event) { print_now_and_then(event, {}, event.reason); }
    void on(const observed::publish_refused& event) {
        print_now_and_then(event, "publish", event.reason);
    }
    void on(const observed::trouble& event) {
        print_now_and_then(event, event.service, event.reason);
    }
    void on(const observed::disowned& event) {
        if (event.lost) {
            print(options_.clock(), event);
        }
    }

    /// How many lines could not be written.
    [[nodiscard]] std::uint64_t lost() const { return output_.lost(); }

private:
    template <class Event>
    void print(timestamp time, const Event& event, std::uint64_t swallowed = 0) {
        std::string line = detail::shown_time(time) + ' ';
        append_line(line, event);
        if (swallowed != 0) {
            line += " repeated=" + std::to_string(swallowed);
        }
        line += '\n';
        output_.write(line);
    }

    template <class Event>
    void print_now_and_then(const Event& event, std::string_view who, std::string_view reason) {
        const timestamp now = options_.clock();
        const std::string same = std::string{who} + '\0' + std::string{reason};
        if (const auto swallowed = repeats_.pass(same, now)) {
            print(now, event, *swallowed);
        }
    }

    failure_printer_options options_;
    detail::line_output output_;
    detail::repeat_filter repeats_;
};

}  // namespace writ::inline v1
