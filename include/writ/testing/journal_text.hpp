// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/testing/journal.hpp>

namespace writ::testing {

/// The word for what a message is.
[[nodiscard]] constexpr std::string_view name_of(role what) {
    switch (what) {
    case role::command: return "command";
    case role::event: return "event";
    case role::query: return "query";
    case role::reply: return "reply";
    case role::error: return "error";
    case role::timeout: return "timeout";
    }
    return "message";
}

/// The words for what happened.
[[nodiscard]] constexpr std::string_view name_of(happening what) {
    switch (what) {
    case happening::delivered: return "delivered";
    case happening::handled: return "handled";
    case happening::failed: return "failed";
    case happening::commit_failed: return "commit failed";
    case happening::retried: return "retried at once";
    case happening::parked: return "parked";
    case happening::held: return "held";
    case happening::released: return "released";
    case happening::dead_letter: return "dead letter";
    case happening::redriven: return "redriven";
    case happening::skipped: return "skipped";
    case happening::duplicate: return "duplicate, no effect";
    case happening::stopped: return "stopped by a middleware";
    case happening::ignored: return "ignored in this state";
    case happening::late: return "late, the instance is finished";
    case happening::instance_finished: return "not started again, the instance is finished";
    case happening::unclaimed: return "reply that nobody waits for";
    case happening::skipped_unknown: return "skipped, not subscribed";
    case happening::cancelled: return "cancelled, the state was left";
    case happening::delayed: return "to be sent later";
    case happening::unrouted: return "nobody here takes it";
    case happening::answered: return "answered";
    }
    return "unknown";
}

namespace detail {

/// A span of virtual time: "00:00:01.500", "3d 04:00:00.000".
[[nodiscard]] inline std::string clock_text(std::int64_t ms) {
    const auto digits = [](std::int64_t value, std::size_t width) {
        auto made = std::to_string(value);
        return std::string(made.size() < width ? width - made.size() : 0, '0') + made;
    };
    const std::int64_t days = ms / 86'400'000;
    return (days > 0 ? std::to_string(days) + "d " : std::string{}) +
           digits(ms / 3'600'000 % 24, 2) + ':' + digits(ms / 60'000 % 60, 2) + ':' +
           digits(ms / 1'000 % 60, 2) + '.' + digits(ms % 1'000, 3);
}

/// Prints a journal: a message, its body, a line for each subscriber, then what it caused.
class journal_printer {
public:
    journal_printer(const std::deque<journal_message>& messages, timestamp start)
        : messages_(messages), start_(start), caused_(messages.size()) {
        for (std::size_t at = 0; at < messages_.size(); ++at) {
            if (const auto cause = messages_[at].cause) {
                caused_[*cause].push_back(at);
            }
        }
    }

    [[nodiscard]] std::string text() && {
        for (std::size_t at = 0; at < messages_.size(); ++at) {
            if (!messages_[at].cause) {
                tree(at);
            }
        }
        return std::move(text_);
    }

private:
    static constexpr std::size_t longest_body = 160;

    /// Depth first with an own stack: a flow may be longer than the program's.
    void tree(std::size_t root) {
        std::vector<std::pair<std::size_t, std::size_t>> open{{root, 0}};
        while (!open.empty()) {
            const auto [at, depth] = open.back();
            open.pop_back();
            message(at, depth);
            for (auto each = caused_[at].rbegin(); each != caused_[at].rend(); ++each) {
                open.emplace_back(*each, depth + 1);
            }
        }
    }

    void message(std::size_t at, std::size_t depth) {
        const auto& shown = messages_[at];
        const auto& sent = *shown.message;
        const std::string time = clock_text(shown.sent.ms - start_.ms) + "  ";
        const std::string margin(time.size() + 2 * depth + 3, ' ');
        text_ += time + std::string(2 * depth, ' ') + '#' + std::to_string(at + 1) + ' ';
        text_ += name_of(shown.what);
        text_ += ' ' + sent.type;
        if (!sent.partition_key.empty()) {
            text_ += " [" + sent.partition_key + ']';
        }
        if (sent.partition_key.empty() && !sent.reply_key.empty()) {
            text_ += " [" + sent.reply_key + ']';
        }
        text_ += " from " + shown.from + '\n';
        if (!sent.body.empty()) {
            const std::string body = shown.shown_body();
            text_ += margin + body.substr(0, longest_body);
            text_ += body.size() > longest_body ? " ...\n" : "\n";
        }
        events(shown, margin);
    }

    void events(const journal_message& shown, const std::string& margin) {
        std::vector<std::string_view> subscribers;
        for (const auto& each : shown.events) {
            if (std::find(subscribers.begin(), subscribers.end(), each.subscriber) ==
                subscribers.end()) {
                subscribers.push_back(each.subscriber);
            }
        }
        for (const auto subscriber : subscribers) {
            story(shown, subscriber, margin);
        }
    }

    void story(const journal_message& shown, std::string_view subscriber,
               const std::string& margin) {
        std::string line;
        timestamp last = shown.sent;
        for (const auto& each : shown.events) {
            if (each.subscriber != subscriber || each.what == happening::delivered) {
                continue;
            }
            line += line.empty() ? "" : "; ";
            if (last < each.time) {
                line += "at " + clock_text(each.time.ms - start_.ms) + ' ';
            }
            last = each.time;
            line += name_of(each.what);
            if (each.what == happening::failed) {
                line += " (delivery " + std::to_string(each.attempt) + ')';
            }
            if (!each.note.empty()) {
                line += ": " + each.note;
            }
        }
        if (line.empty()) {
            return;
        }
        text_ += margin + "> ";
        text_ += subscriber;
        text_ += (subscriber.empty() ? "" : "  ") + line + '\n';
    }

    const std::deque<journal_message>& messages_;
    timestamp start_;
    std::vector<std::vector<std::size_t>> caused_;
    std::string text_;
};

}  // namespace detail

inline std::string journal::print() const {
    return detail::journal_printer(messages_, start_).text();
}

}  // namespace writ::testing
