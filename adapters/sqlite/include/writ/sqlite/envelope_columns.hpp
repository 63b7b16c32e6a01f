// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/envelope.hpp>
#include <writ/sqlite/header_text.hpp>
#include <writ/sqlite/statement.hpp>

#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

// The attributes of a message that each table of messages has, in this order, and its body as the
// last column: a row is looked at without the pages that the body takes.
inline constexpr std::string_view envelope_columns =
    "id, source, time, partition_key, trace_parent, trace_state, correlation_id, causation_id, "
    "reply_to, reply_key, generation, producer, producer_sequence, hops, expiry_time, headers, "
    "body";
inline constexpr int envelope_column_count = 17;

// ", ?7, ?8 …"
[[nodiscard]] inline std::string parameters(int first, int count) {
    std::string text;
    for (int at = first; at < first + count; ++at) {
        text += text.empty() ? "?" : ", ?";
        text += std::to_string(at);
    }
    return text;
}

// What is JSON is stored as a text, so that SQLite's own JSON functions read it.
[[nodiscard]] inline bool is_json(std::string_view content_type) {
    return content_type.empty() || content_type == json_content_type ||
           content_type.ends_with("+json");
}

/// Binds the columns from parameter `at` on. `headers` is memory for their text.
inline void bind_envelope(statement& to, int at, const envelope& message, std::string& headers) {
    sqlite3_stmt* const into = to.prepared();
    headers = text_of_headers(message.headers);
    const auto bind = [&](const auto& value) { to.check(bind_value(into, at++, value)); };
    const auto bind_unless_zero = [&](std::uint32_t value) {
        value == 0 ? bind(nullptr) : bind(value);
    };
    bind(std::string_view{message.id});
    bind(std::string_view{message.source});
    bind(message.time);
    bind(or_null{message.partition_key});
    bind(or_null{message.trace_parent});
    bind(or_null{message.trace_state});
    bind(or_null{message.correlation_id});
    bind(or_null{message.causation_id});
    bind(or_null{message.reply_to});
    bind(or_null{message.reply_key});
    bind_unless_zero(message.generation);
    bind(or_null{message.producer});
    bind(message.sequence);
    bind_unless_zero(message.hops);
    bind(message.expiry_time);
    bind(or_null{headers});
    if (is_json(message.data_content_type)) {
        bind(std::string_view{message.body});
    } else {
        bind(as_blob{message.body});
    }
}

/// Reads the columns from `at` on.
inline void read_envelope(const found_rows& from, int at, envelope& message) {
    message.id = from.view(at);
    message.source = from.view(at + 1);
    message.time = from.time(at + 2);
    message.partition_key = from.view(at + 3);
    message.trace_parent = from.view(at + 4);
    message.trace_state = from.view(at + 5);
    message.correlation_id = from.view(at + 6);
    message.causation_id = from.view(at + 7);
    message.reply_to = from.view(at + 8);
    message.reply_key = from.view(at + 9);
    message.generation = from.small(at + 10);
    message.producer = from.view(at + 11);
    message.sequence.reset();
    if (!from.is_null(at + 12)) {
        message.sequence = from.count(at + 12);
    }
    message.hops = from.small(at + 13);
    message.expiry_time = from.maybe_time(at + 14);
    message.headers = headers_of(from.view(at + 15));
    message.body = from.view(at + 16);
}

}  // namespace writ::sqlite::inline v1::detail
