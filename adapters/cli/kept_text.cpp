// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "kept_text.hpp"

#include "shown.hpp"
#include "text_diff.hpp"

#include <algorithm>
#include <ostream>

namespace writ::cli {

namespace {

std::string why_text(const kept_message& kept) {
    std::string text{kept.why == kept_as::dead ? name_of(kept.cause) : name_of(kept.why)};
    if (!kept.reason.empty()) {
        text += ": " + kept.reason;
    }
    if (!kept.error_type.empty()) {
        text += " (" + kept.error_type + ')';
    }
    return text;
}

std::string type_text(const kept_message& kept) {
    std::string text = kept.message.type + " (" + std::string{kind_text(kept.what)};
    return text + (kept.is_timeout ? ", timeout)" : kept.is_reply ? ", answer)" : ")");
}

std::string order_text(const kept_message& kept, const lanes::neighbours& around) {
    if (kept.lane.empty()) {
        return "none: it has no key";
    }
    std::string text;
    if (around.blocked_by != 0) {
        text = "waits behind place " + std::to_string(around.blocked_by);
    }
    if (!kept.blocks) {
        return text + (text.empty() ? "" : "; ") + "later messages of its key do not wait for it";
    }
    if (around.behind == 0) {
        return text + (text.empty() ? "" : "; ") +
               "later messages of its key would wait; none does";
    }
    return text + (text.empty() ? "" : "; ") + count_text(around.behind, "message") +
           " of its key " + (around.behind == 1 ? "waits" : "wait") + " behind it, from place " +
           std::to_string(around.next) + " on";
}

void print_content(console& at, const envelope& message) {
    for (const auto& [name, value] : message.headers) {
        print_fact(at, "attribute", name + ": " + value);
    }
    at.out << "  body\n" << body_text(message.body);
}

void print_content_hint(console& at, const envelope& message) {
    std::string names;
    for (const auto& each : message.headers) {
        names += (names.empty() ? "" : ", ") + each.name;
    }
    print_fact(at, "attributes", names);
    print_fact(at, "body",
               count_text(message.body.size(), "byte") + "; --body shows it, and may show secrets");
}

}  // namespace

std::string subscriber_text(const kept_message& kept) {
    return kept.subscriber.empty() ? kept.service : kept.service + '/' + kept.subscriber;
}

std::string_view fate_text(const kept_message& kept) {
    switch (kept.why) {
    case kept_as::retry: return "waits for a retry";
    case kept_as::behind: return "waits behind an earlier message";
    case kept_as::held: return "is held for its instance";
    case kept_as::unknown: return "waits for a build that knows it";
    case kept_as::dead: return "is a dead letter";
    }
    return "is kept";
}

std::string count_text(const std::vector<kept_message>& messages) {
    const bool dead = std::ranges::all_of(
        messages, [](const kept_message& each) { return each.why == kept_as::dead; });
    return count_text(messages.size(), dead ? "dead letter" : "message");
}

table dead_table() {
    return table{{{"PLACE", cell::number},
                  {"LAST", cell::time},
                  {"SUBSCRIBER"},
                  {"TYPE"},
                  {"KEY"},
                  {"TRIED", cell::number},
                  {"WHY"}}};
}

std::vector<std::string> dead_cells(const kept_message& kept, timestamp now) {
    return {std::to_string(kept.place),
            time_and_age(kept.last_time, now),
            subscriber_text(kept),
            kept.message.type,
            kept.message.partition_key,
            number_text(kept.attempts),
            why_text(kept)};
}

table parked_table() {
    return table{{{"PLACE", cell::number},
                  {"WAITS", cell::word},
                  {"DUE", cell::time},
                  {"SUBSCRIBER"},
                  {"TYPE"},
                  {"KEY"},
                  {"TRIED", cell::number},
                  {"WHY"}}};
}

std::vector<std::string> parked_cells(const kept_message& kept, timestamp now) {
    return {std::to_string(kept.place),
            std::string{name_of(kept.why)},
            time_and_age(kept.due.value_or(timestamp{}), now),
            subscriber_text(kept),
            kept.message.type,
            kept.why == kept_as::held ? key_text(kept.instance) : kept.message.partition_key,
            number_text(kept.attempts),
            kept.reason};
}

void print_fact(console& at, std::string_view name, const std::string& value) {
    if (value.empty()) {
        return;
    }
    constexpr std::size_t widest = 14;
    at.out << "  " << name << std::string(widest - std::min(widest - 1, name.size()), ' ')
           << shown(value) << '\n';
}

std::string body_text(std::string_view body) {
    std::string text = "    ";
    for (const char c : shown_lines(indented(body))) {
        text += c;
        text += c == '\n' ? "    " : "";
    }
    return text + '\n';
}

void print_facts(console& at, const kept_message& kept, const lanes::neighbours& around,
                 timestamp now, bool with_body) {
    const envelope& message = kept.message;
    const auto time = [&](const std::optional<timestamp>& each) {
        return each && each->ms != 0 ? time_text(*each) + " (" + age_text(*each, now) + ')' : "";
    };
    at.out << "place " << kept.place << ' ' << fate_text(kept) << '\n';
    print_fact(at, "type", type_text(kept));
    print_fact(at, "subscriber", subscriber_text(kept));
    print_fact(at, "why", why_text(kept));
    print_fact(at, "tried", count_text(kept.attempts, "time"));
    print_fact(at, "first", time(kept.first_time));
    print_fact(at, "last", time(kept.last_time));
    print_fact(at, "due", time(kept.due));
    print_fact(at, "held since", time(kept.held_since));
    print_fact(at, "for instance",
               kept.why == kept_as::held ? key_text(kept.instance) : kept.instance);
    print_fact(at, "key", message.partition_key);
    print_fact(at, "order", order_text(kept, around));
    print_fact(at, "id", message.id);
    print_fact(at, "source", message.source);
    print_fact(at, "emitted", time(message.time));
    print_fact(at, "expires", time(message.expiry_time));
    print_fact(at, "generation", std::to_string(message.generation));
    print_fact(at, "correlation", message.correlation_id);
    print_fact(at, "cause", message.causation_id);
    print_fact(at, "trace", message.trace_parent);
    print_fact(at, "reply to",
               message.reply_to + (message.reply_key.empty() ? "" : " for " + message.reply_key));
    print_fact(at, "came from", kept.origin);
    print_fact(at, "content", message.data_content_type);
    print_fact(at, "schema", message.data_schema);
    with_body ? print_content(at, message) : print_content_hint(at, message);
}

}  // namespace writ::cli
