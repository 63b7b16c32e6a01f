// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "json_rows.hpp"

#include "shown.hpp"

#include <writ/codec/base64.hpp>
#include <writ/codec/utf8.hpp>

#include <ostream>

namespace writ::cli {

namespace {

void put(json& to, const char* name, std::string_view text) {
    if (!text.empty()) {
        to[name] = text;
    }
}

void put(json& to, const char* name, timestamp time) {
    if (time.ms != 0) {
        to[name] = time_text(time);
    }
}

void put(json& to, const char* name, const std::optional<timestamp>& time) {
    if (time) {
        to[name] = time_text(*time);
    }
}

// A text as it is; bytes that are none in base64, under another name.
void put_bytes(json& to, const std::string& name, std::string_view bytes) {
    if (detail::is_utf8(bytes.data(), bytes.data() + bytes.size())) {
        to[name] = bytes;
        return;
    }
    std::string text;
    detail::append_base64(text, bytes);
    to[name + "_base64"] = text;
}

void put_identity(json& to, const envelope& message) {
    put(to, "key", message.partition_key);
    put(to, "id", message.id);
    put(to, "source", message.source);
    put(to, "time", message.time);
    put(to, "correlation_id", message.correlation_id);
    put(to, "causation_id", message.causation_id);
    put(to, "reply_to", message.reply_to);
    put(to, "reply_key", message.reply_key);
    put(to, "trace_parent", message.trace_parent);
    put(to, "content_type", message.data_content_type);
    put(to, "schema", message.data_schema);
    put(to, "expires", message.expiry_time);
    to["generation"] = message.generation;
    to["body_bytes"] = message.body.size();
}

void put_content(json& to, const envelope& message) {
    put_bytes(to, "body", message.body);
    for (const auto& [name, value] : message.headers) {
        to["headers"][name] = value;
    }
}

}  // namespace

json json_of(const kept_message& kept, bool with_body) {
    json made{{"place", kept.place}, {"why", name_of(kept.why)}};
    if (kept.why == kept_as::dead) {
        made["cause"] = name_of(kept.cause);
    }
    put(made, "reason", kept.reason);
    put(made, "error_type", kept.error_type);
    made["service"] = kept.service;
    put(made, "subscriber", kept.subscriber);
    made["type"] = kept.message.type;
    made["kind"] = kind_text(kept.what);
    if (kept.is_reply) {
        made["is_reply"] = true;
    }
    if (kept.is_timeout) {
        made["is_timeout"] = true;
    }
    made["attempts"] = kept.attempts;
    put(made, "first_time", kept.first_time);
    put(made, "last_time", kept.last_time);
    put(made, "due", kept.due);
    put(made, "held_since", kept.held_since);
    put(made, "instance", kept.instance);
    put(made, "lane", kept.lane);
    made["blocks"] = kept.blocks;
    put(made, "origin", kept.origin);
    put_identity(made, kept.message);
    if (with_body) {
        put_content(made, kept.message);
    }
    return made;
}

json json_of(const instance_row& row, bool with_body) {
    json made{{"service", row.service}, {"workflow", row.workflow}, {"key", row.key}};
    if (row.record.running) {
        made["state"] = row.record.running->state;
    }
    made["version"] = row.record.version;
    put(made, "started", row.started);
    put(made, "changed", row.changed);
    put(made, "finished", row.record.finished_at);
    put(made, "timer_due", row.record.timer_due);
    if (row.record.running && with_body) {
        put_bytes(made, "body", row.record.running->state_body);
    }
    return made;
}

json json_of(const history_row& row) {
    json made{{"at", time_text(row.at)}};
    put(made, "state_before", row.state_before);
    put(made, "state", row.state);
    put(made, "message_type", row.message_type);
    put(made, "message_id", row.message_id);
    return made;
}

json json_of(const logged_message& message) {
    json made{{"sequence", message.sequence},
              {"type", message.sent.message.type},
              {"kind", kind_text(message.sent.what)}};
    put(made, "to", message.sent.addressed_to);
    put_identity(made, message.sent.message);
    return made;
}

json json_of(const timer_row& row) {
    return {{"due", time_text(row.due)},
            {"service", row.service},
            {"workflow", row.workflow},
            {"key", row.key},
            {"state", row.state}};
}

json json_of(const delayed_row& row) {
    json made{{"due", time_text(row.due)}, {"type", row.type}, {"id", row.id}};
    put(made, "key", row.key);
    put(made, "token", row.token);
    return made;
}

json json_of(const store_stats& counts) {
    return {{"dead", counts.dead},
            {"parked", counts.parked},
            {"held", counts.held},
            {"unknown", counts.unknown},
            {"instances", counts.instances},
            {"timers", counts.timers},
            {"delayed", counts.delayed},
            {"outbox", counts.outbox},
            {"log", counts.log},
            {"log_head", counts.log_head},
            {"inbox", counts.inbox},
            {"tombstones", counts.tombstones},
            {"bytes", counts.bytes}};
}

void print_json(std::ostream& out, const json& object) {
    out << object.dump(-1, ' ', false, json::error_handler_t::replace) << '\n';
}

}  // namespace writ::cli
