// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/observed_text.hpp>

#include <spdlog/logger.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace writ::inline v1::spdlog {

using level = ::spdlog::level::level_enum;

/// At which level each event is logged. What happens for each message is at debug or trace, what
/// went wrong is a warning, and an error where somebody has to do something.
struct levels {
    level accepted = level::debug;
    level received = level::trace;
    level deciding = level::trace;
    level decided = level::debug;
    level committing = level::trace;
    level committed = level::trace;
    level group_committed = level::trace;
    level commit_failed = level::err;
    level retried = level::warn;
    level parked = level::info;
    level held = level::info;
    level dead_lettered = level::err;
    level counted = level::debug;
    level publishing = level::trace;
    level released = level::debug;
    level publish_refused = level::warn;
    level settled = level::trace;
    level owned = level::info;
    level disowned = level::info;
    level disowned_lost = level::warn;  // somebody else took the slot
    level paused = level::err;
    level resumed = level::info;
    level lag = level::debug;
    level trouble = level::warn;

    [[nodiscard]] level of(const observed::accepted&) const { return accepted; }
    [[nodiscard]] level of(const observed::received&) const { return received; }
    [[nodiscard]] level of(const observed::deciding&) const { return deciding; }
    [[nodiscard]] level of(const observed::decided&) const { return decided; }
    [[nodiscard]] level of(const observed::committing&) const { return committing; }
    [[nodiscard]] level of(const observed::committed&) const { return committed; }
    [[nodiscard]] level of(const observed::group_committed&) const { return group_committed; }
    [[nodiscard]] level of(const observed::commit_failed&) const { return commit_failed; }
    [[nodiscard]] level of(const observed::retried&) const { return retried; }
    [[nodiscard]] level of(const observed::parked&) const { return parked; }
    [[nodiscard]] level of(const observed::held&) const { return held; }
    [[nodiscard]] level of(const observed::dead_lettered&) const { return dead_lettered; }
    [[nodiscard]] level of(const observed::counted&) const { return counted; }
    [[nodiscard]] level of(const observed::publishing&) const { return publishing; }
    [[nodiscard]] level of(const observed::released&) const { return released; }
    [[nodiscard]] level of(const observed::publish_refused&) const { return publish_refused; }
    [[nodiscard]] level of(const observed::settled&) const { return settled; }
    [[nodiscard]] level of(const observed::owned&) const { return owned; }
    [[nodiscard]] level of(const observed::disowned& event) const {
        return event.lost ? disowned_lost : disowned;
    }
    [[nodiscard]] level of(const observed::paused&) const { return paused; }
    [[nodiscard]] level of(const observed::resumed&) const { return resumed; }
    [[nodiscard]] level of(const observed::lag&) const { return lag; }
    [[nodiscard]] level of(const observed::trouble&) const { return trouble; }
};

/// Logs what an engine tells to an spdlog logger, in the words of `observed::append_line`. An event
/// whose level the logger does not show is not put into words.
///
/// *Errors*: as the logger handles them. *Thread safety*: that of the logger's sinks: `_mt`.
class observer {
public:
    explicit observer(std::shared_ptr<::spdlog::logger> logger, const levels& at = {})
        : logger_{std::move(logger)}, at_{at} {}

    template <observed::event Event>
    void on(const Event& event) {
        const level here = at_.of(event);
        if (here == level::off || !logger_->should_log(here)) {
            return;
        }
        thread_local std::string text;  // what it has allocated is used again
        text.clear();
        append_line(text, event);
        logger_->log(here, std::string_view{text});
    }

private:
    std::shared_ptr<::spdlog::logger> logger_;
    levels at_;
};

}  // namespace writ::inline v1::spdlog
