// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Each event as one line of text, without the time: for logs. Bodies and headers are never part of
// it, since a secret may stand in them.

#pragma once

#include <writ/runtime/line_text.hpp>
#include <writ/runtime/observed.hpp>
#include <writ/runtime/trace_context.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

inline line_text& add_message(line_text& line, const envelope& message) {
    line.add("type", message.type).add("id", message.id).add("source", message.source);
    return line.add("correlation", flow_of(message));
}

inline line_text& add_subject(line_text& line, const observed::subject& about) {
    line.add("service", about.service).add("subscriber", about.subscriber);
    add_message(line, about.message);
    if (about.message.generation != 0) {
        line.add("generation", about.message.generation);
    }
    return line.add("attempt", about.attempt);
}

// A time that has no RFC 3339 form is shown as a number.
inline std::string shown_time(timestamp time) {
    std::string text;
    const bool fits = is_of_four_digits(floor_divide(time.ms, 86'400'000));
    fits ? wire<timestamp>::write(time, text) : void(text = std::to_string(time.ms));
    return text;
}

inline std::uint64_t microseconds(std::int64_t nanoseconds) {
    return nanoseconds < 0 ? 0 : static_cast<std::uint64_t>(nanoseconds) / 1000;
}

}  // namespace writ::detail

namespace writ::inline v1 {

[[nodiscard]] constexpr std::string_view name_of(verdict what) {
    switch (what) {
    case verdict::handled: return "handled";
    case verdict::failed: return "failed";
    case verdict::rejected: return "rejected";
    case verdict::undecodable: return "undecodable";
    case verdict::stopped: return "stopped";
    case verdict::unhandled: return "unhandled";
    }
    return "unknown";
}

namespace observed {

[[nodiscard]] constexpr std::string_view name_of(counted::as what) {
    switch (what) {
    case counted::as::duplicate: return "duplicate";
    case counted::as::stopped: return "stopped";
    case counted::as::ignored: return "ignored";
    case counted::as::late: return "late";
    case counted::as::instance_finished: return "instance_finished";
    case counted::as::unclaimed: return "unclaimed";
    case counted::as::skipped_unknown: return "skipped_unknown";
    case counted::as::cancelled: return "cancelled";
    case counted::as::handed_on: return "handed_on";
    }
    return "unknown";
}

/// Appends the event to `text`, as one line of at most 4,000 bytes without its end:
/// `retried service=rooms subscriber=reserve type=reserve-room id=m1 …`.
inline void append_line(std::string& text, const accepted& event) {
    detail::line_text line{text, "accepted"};
    detail::add_message(line, event.sent.message);
}
inline void append_line(std::string& text, const received& event) {
    detail::line_text line{text, "received"};
    line.add("service", event.service);
    detail::add_message(line, event.message);
    line.add("partition", event.partition).add("offset", event.offset);
}
inline void append_line(std::string& text, const deciding& event) {
    detail::line_text line{text, "deciding"};
    detail::add_subject(line, event.about);
}
inline void append_line(std::string& text, const decided& event) {
    detail::line_text line{text, "decided"};
    detail::add_subject(line, event.about).add("verdict", writ::name_of(event.what));
    line.add("emissions", event.emissions);
    line.add("microseconds", detail::microseconds(event.nanoseconds)).reason(event.reason);
    line.add("error", event.error_type);
}
inline void append_line(std::string& text, const committing& event) {
    detail::line_text{text, "committing"}.add("entries", event.entries);
}
inline void append_line(std::string& text, const committed& event) {
    detail::line_text line{text, "committed"};
    detail::add_subject(line, event.about).add("result", writ::name_of(event.what));
    line.add("emissions", event.entry.emissions.size());
}
inline void append_line(std::string& text, const group_committed& event) {
    detail::line_text{text, "group_committed"}
        .add("entries", event.entries)
        .add("microseconds", detail::microseconds(event.nanoseconds));
}
inline void append_line(std::string& text, const commit_failed& event) {
    detail::line_text{text, "commit_failed"}
        .add("entries", event.entries)
        .reason(event.reason)
        .add("next", "the commit is tried again");
}
inline void append_line(std::string& text, const retried& event) {
    detail::line_text line{text, "retried"};
    detail::add_subject(line, event.about).reason(event.reason);
    const bool at_once = event.due <= event.about.now;
    line.add("next", at_once ? std::string{"delivered again at once"}
                             : "delivered again at " + detail::shown_time(event.due));
}
inline void append_line(std::string& text, const parked& event) {
    detail::line_text line{text, "parked"};
    detail::add_subject(line, event.about).add("next", "waits for an earlier one of its key");
}
inline void append_line(std::string& text, const held& event) {
    detail::line_text line{text, "held"};
    detail::add_subject(line, event.about).add("instance", event.instance);
}
inline void append_line(std::string& text, const dead_lettered& event) {
    const kept_message& letter = event.letter;
    detail::line_text line{text, "dead_lettered"};
    detail::add_subject(line, event.about).add("cause", writ::name_of(letter.cause));
    line.reason(letter.reason).add("error", letter.error_type).add("origin", letter.origin);
    if (letter.place != 0) {
        line.add("place", letter.place);
    }
    line.add("next", letter.blocks
                         ? "later messages of its key wait until it is redriven or skipped"
                         : "kept until it is redriven or deleted");
}
inline void append_line(std::string& text, const counted& event) {
    detail::line_text line{text, "counted"};
    detail::add_subject(line, event.about).add("as", name_of(event.what));
}
inline void append_line(std::string& text, const publishing& event) {
    detail::line_text{text, "publishing"}.add("messages", event.messages);
}
inline void append_line(std::string& text, const released& event) {
    detail::line_text line{text, "released"};
    detail::add_message(line, event.sent.message).add("sequence", event.sequence);
}
inline void append_line(std::string& text, const publish_refused& event) {
    detail::line_text line{text, "publish_refused"};
    detail::add_message(line, event.sent.message).reason(event.reason);
    line.add("next", "published again");
}
inline void append_line(std::string& text, const settled& event) {
    detail::line_text line{text, "settled"};
    line.add("service", event.service).add("partition", event.partition);
    line.add("offset", event.offset);
}
inline void append_line(std::string& text, const owned& event) {
    detail::line_text line{text, "owned"};
    line.add("service", event.service).add("slot", event.slot).add("epoch", event.epoch);
    line.add("unclean", event.unclean ? "yes" : "");
}
inline void append_line(std::string& text, const disowned& event) {
    detail::line_text line{text, "disowned"};
    line.add("service", event.service).add("slot", event.slot);
    line.add("reason", event.lost ? "another process took it" : "");
}
inline void append_line(std::string& text, const paused& event) {
    detail::line_text line{text, "paused"};
    line.add("service", event.service).add("subscriber", event.subscriber).reason(event.reason);
    line.add("next", "one message at a time probes it");
}
inline void append_line(std::string& text, const resumed& event) {
    detail::line_text line{text, "resumed"};
    line.add("service", event.service).add("subscriber", event.subscriber);
}
inline void append_line(std::string& text, const lag& event) {
    detail::line_text line{text, "lag"};
    line.add("service", event.service).add("messages", event.messages);
}
inline void append_line(std::string& text, const trouble& event) {
    detail::line_text line{text, "trouble"};
    line.add("service", event.service).reason(event.reason).add("next", "tried again");
}

/// Whether a type is an event, which `append_line` takes.
template <class Event>
concept event =
    requires(std::string& text, const Event& told) { observed::append_line(text, told); };

}  // namespace observed

}  // namespace writ::inline v1
