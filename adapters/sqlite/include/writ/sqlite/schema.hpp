// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

// What marks a file as one of ours ("writ" in ASCII), and the version of its tables.
inline constexpr std::int64_t application_id = 0x77726974;
inline constexpr std::int64_t schema_version = 1;

// The disk is for ever: docs/sqlite.md says what each table means, and a change is a step of
// `migrations`. Times are milliseconds since 1970. What nobody needs to read row by row (types,
// subscribers) is a number, and the views writ_show_* say it in words.
inline constexpr std::string_view schema_1 = R"(
CREATE TABLE writ_meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;

CREATE TABLE writ_head (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    log INTEGER NOT NULL, outbox INTEGER NOT NULL, place INTEGER NOT NULL,
    epoch INTEGER NOT NULL);
INSERT INTO writ_head VALUES (1, 0, 0, 0, 0);

CREATE TABLE writ_subscriber (
    number INTEGER PRIMARY KEY, service TEXT NOT NULL, subscriber TEXT NOT NULL,
    UNIQUE (service, subscriber));

CREATE TABLE writ_form (
    number INTEGER PRIMARY KEY, type TEXT NOT NULL, what TEXT NOT NULL, stream TEXT NOT NULL,
    data_content_type TEXT NOT NULL, data_schema TEXT NOT NULL, is_reply INTEGER NOT NULL,
    is_error INTEGER NOT NULL, lossy INTEGER NOT NULL,
    UNIQUE (type, what, stream, data_content_type, data_schema, is_reply, is_error, lossy));

CREATE TABLE writ_log (
    sequence INTEGER PRIMARY KEY, stored INTEGER NOT NULL, slot INTEGER NOT NULL,
    form INTEGER NOT NULL, addressed_to TEXT,
    id TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL, partition_key TEXT,
    trace_parent TEXT, trace_state TEXT, correlation_id TEXT, causation_id TEXT, reply_to TEXT,
    reply_key TEXT, generation INTEGER, producer TEXT, producer_sequence INTEGER, hops INTEGER,
    expiry_time INTEGER, headers TEXT, body);

CREATE TABLE writ_outbox (
    sequence INTEGER PRIMARY KEY, stored INTEGER NOT NULL, slot INTEGER NOT NULL,
    form INTEGER NOT NULL, addressed_to TEXT,
    id TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL, partition_key TEXT,
    trace_parent TEXT, trace_state TEXT, correlation_id TEXT, causation_id TEXT, reply_to TEXT,
    reply_key TEXT, generation INTEGER, producer TEXT, producer_sequence INTEGER, hops INTEGER,
    expiry_time INTEGER, headers TEXT, body);

CREATE TABLE writ_delayed (
    number INTEGER PRIMARY KEY AUTOINCREMENT, due INTEGER NOT NULL, token TEXT,
    via_outbox INTEGER NOT NULL, slot INTEGER NOT NULL, form INTEGER NOT NULL, addressed_to TEXT,
    id TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL, partition_key TEXT,
    trace_parent TEXT, trace_state TEXT, correlation_id TEXT, causation_id TEXT, reply_to TEXT,
    reply_key TEXT, generation INTEGER, producer TEXT, producer_sequence INTEGER, hops INTEGER,
    expiry_time INTEGER, headers TEXT, body);
CREATE INDEX writ_delayed_due ON writ_delayed (due);
CREATE INDEX writ_delayed_token ON writ_delayed (token) WHERE token IS NOT NULL;

CREATE TABLE writ_accepted (
    number INTEGER PRIMARY KEY, stored INTEGER NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL,
    sequence INTEGER NOT NULL, UNIQUE (source, id));

CREATE TABLE writ_inbox (
    number INTEGER PRIMARY KEY, stored INTEGER NOT NULL, subscriber INTEGER NOT NULL,
    source TEXT NOT NULL, id TEXT NOT NULL, generation INTEGER NOT NULL,
    UNIQUE (subscriber, source, id, generation));

CREATE TABLE writ_started (
    subscriber INTEGER NOT NULL, source TEXT NOT NULL, id TEXT NOT NULL,
    generation INTEGER NOT NULL, starts INTEGER NOT NULL, stored INTEGER NOT NULL,
    PRIMARY KEY (subscriber, source, id, generation)) WITHOUT ROWID;

CREATE TABLE writ_instance (
    subscriber INTEGER NOT NULL, key TEXT NOT NULL, slot INTEGER NOT NULL,
    version INTEGER NOT NULL, state TEXT, timer_id TEXT, timer_due INTEGER, timer_note TEXT,
    finished_at INTEGER, started INTEGER NOT NULL, changed INTEGER NOT NULL, body,
    PRIMARY KEY (subscriber, key)) WITHOUT ROWID;
CREATE INDEX writ_instance_timer ON writ_instance (subscriber, timer_due)
    WHERE timer_due IS NOT NULL;
CREATE INDEX writ_instance_finished ON writ_instance (finished_at) WHERE finished_at IS NOT NULL;

CREATE TABLE writ_history (
    number INTEGER PRIMARY KEY, at INTEGER NOT NULL, subscriber INTEGER NOT NULL,
    key TEXT NOT NULL, state_before TEXT, state TEXT, message_type TEXT, message_id TEXT);
CREATE INDEX writ_history_key ON writ_history (subscriber, key);

CREATE TABLE writ_kept (
    place INTEGER PRIMARY KEY, service TEXT NOT NULL, subscriber TEXT NOT NULL,
    slot INTEGER NOT NULL, lane TEXT NOT NULL, why TEXT NOT NULL, blocks INTEGER NOT NULL,
    due INTEGER, instance TEXT NOT NULL, what TEXT NOT NULL, is_reply INTEGER NOT NULL,
    is_timeout INTEGER NOT NULL, attempts INTEGER NOT NULL, first_time INTEGER NOT NULL,
    last_time INTEGER NOT NULL, held_since INTEGER, cause TEXT NOT NULL, reason TEXT NOT NULL,
    error_type TEXT NOT NULL, origin TEXT NOT NULL,
    type TEXT NOT NULL, data_content_type TEXT NOT NULL, data_schema TEXT NOT NULL,
    id TEXT NOT NULL, source TEXT NOT NULL, time INTEGER NOT NULL, partition_key TEXT,
    trace_parent TEXT, trace_state TEXT, correlation_id TEXT, causation_id TEXT, reply_to TEXT,
    reply_key TEXT, generation INTEGER, producer TEXT, producer_sequence INTEGER, hops INTEGER,
    expiry_time INTEGER, headers TEXT, body);
CREATE INDEX writ_kept_due ON writ_kept (service, due, slot) WHERE due IS NOT NULL;
CREATE INDEX writ_kept_lane ON writ_kept (service, subscriber, lane, place) WHERE blocks = 1;
CREATE INDEX writ_kept_held ON writ_kept (service, subscriber, instance, place)
    WHERE why = 'held';

CREATE TABLE writ_position (
    service TEXT NOT NULL, channel TEXT NOT NULL, partition INTEGER NOT NULL,
    position INTEGER NOT NULL, types INTEGER NOT NULL,
    PRIMARY KEY (service, channel, partition)) WITHOUT ROWID;

CREATE TABLE writ_types (number INTEGER PRIMARY KEY, types TEXT NOT NULL UNIQUE);

CREATE TABLE writ_subscription (
    service TEXT NOT NULL, type TEXT NOT NULL, start INTEGER NOT NULL,
    PRIMARY KEY (service, type)) WITHOUT ROWID;

CREATE TABLE writ_recurrence (
    service TEXT NOT NULL, number INTEGER NOT NULL, due INTEGER NOT NULL,
    PRIMARY KEY (service, number)) WITHOUT ROWID;

CREATE TABLE writ_lease (
    role TEXT PRIMARY KEY, holder TEXT NOT NULL, epoch INTEGER NOT NULL, until INTEGER NOT NULL,
    span INTEGER NOT NULL, given_back INTEGER NOT NULL) WITHOUT ROWID;

CREATE VIEW writ_show_log AS
    SELECT sequence, datetime(stored / 1000, 'unixepoch') AS stored, slot, type, what, stream,
        addressed_to, id, source, partition_key, reply_to, reply_key, body
    FROM writ_log JOIN writ_form ON writ_form.number = form;
CREATE VIEW writ_show_outbox AS
    SELECT sequence, datetime(stored / 1000, 'unixepoch') AS stored, type, what, stream,
        addressed_to, id, source, partition_key, reply_to, reply_key, body
    FROM writ_outbox JOIN writ_form ON writ_form.number = form;
CREATE VIEW writ_show_inbox AS
    SELECT service, writ_subscriber.subscriber, source, id, generation,
        datetime(stored / 1000, 'unixepoch') AS stored
    FROM writ_inbox JOIN writ_subscriber ON writ_subscriber.number = writ_inbox.subscriber;
CREATE VIEW writ_show_instance AS
    SELECT service, writ_subscriber.subscriber AS workflow, key, version, state, body,
        datetime(timer_due / 1000, 'unixepoch') AS timer_due,
        datetime(finished_at / 1000, 'unixepoch') AS finished_at,
        datetime(started / 1000, 'unixepoch') AS started,
        datetime(changed / 1000, 'unixepoch') AS changed
    FROM writ_instance JOIN writ_subscriber ON writ_subscriber.number = writ_instance.subscriber;
)";

/// A step that makes the tables of a version from those of the one before.
struct migration {
    std::int64_t to;
    std::string_view sql;
};

/// From an empty file to the present, in order.
inline constexpr std::array migrations{migration{1, schema_1}};

}  // namespace writ::sqlite::inline v1::detail
