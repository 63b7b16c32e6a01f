// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store.hpp>
#include <writ/sqlite/envelope_columns.hpp>
#include <writ/sqlite/head.hpp>
#include <writ/sqlite/names.hpp>
#include <writ/sqlite/statement.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::sqlite::inline v1::detail {

/// Stores messages on their way out: in the log, in the outbox, or, before they are due, aside.
class sent_messages {
public:
    sent_messages(const connection& over, names& known, head& last, std::uint32_t slots)
        : names_{known},
          head_{last},
          slots_{slots},
          log_{over, insert_into("writ_log")},
          outbox_{over, insert_into("writ_outbox")},
          delay_{over, "INSERT INTO writ_delayed (due, token, via_outbox, slot, form, "
                       "addressed_to, " +
                           std::string{envelope_columns} + ") VALUES (" +
                           parameters(1, 6 + envelope_column_count) + ")"},
          due_{over, "SELECT number, via_outbox, source, id FROM writ_delayed WHERE due <= ?1 "
                     "ORDER BY due, number LIMIT 1"},
          to_log_{over, move_into("writ_log")},
          to_outbox_{over, move_into("writ_outbox")},
          remove_{over, "DELETE FROM writ_delayed WHERE number = ?1"},
          forget_{over, "DELETE FROM writ_accepted WHERE sequence = 0 AND (source, id) IN (SELECT "
                        "source, id FROM writ_delayed WHERE token = ?1)"},
          cancel_{over, "DELETE FROM writ_delayed WHERE token = ?1"},
          published_{over, "DELETE FROM writ_outbox WHERE sequence = ?1"},
          accepted_{over, "SELECT sequence FROM writ_accepted WHERE source = ?1 AND id = ?2"},
          accept_{over, "INSERT INTO writ_accepted (stored, source, id, sequence) VALUES (?1, ?2, "
                        "?3, ?4)"},
          released_{over, "UPDATE writ_accepted SET sequence = ?3 WHERE source = ?1 AND id = ?2"} {}

    /// Returns its sequence; 0 while it is delayed.
    std::uint64_t send(const outgoing_message& sent, bool via_outbox, timestamp now) {
        const std::int64_t form = names_.form(sent);
        const std::uint32_t slot = slot_of(sent, slots_);
        if (sent.due > now) {
            bind(delay_, 1, sent.due, or_null{sent.cancel_token}, via_outbox, slot, form,
                 or_null{sent.addressed_to});
            finish(delay_, 7, sent.message);
            return 0;
        }
        statement& into = via_outbox ? outbox_ : log_;
        const std::uint64_t sequence = next(via_outbox);
        bind(into, 1, sequence, now, slot, form, or_null{sent.addressed_to});
        finish(into, 6, sent.message);
        return sequence;
    }

    /// As `send`, for a message from outside, which may come again.
    std::uint64_t accept(const outgoing_message& sent, bool via_outbox, timestamp now) {
        const envelope& message = sent.message;
        {
            found_rows there =
                accepted_.rows(std::string_view{message.source}, std::string_view{message.id});
            if (there.next()) {
                return there.count(0);
            }
        }
        const std::uint64_t sequence = send(sent, via_outbox, now);
        accept_.run(now, std::string_view{message.source}, std::string_view{message.id}, sequence);
        return sequence;
    }

    std::size_t release_delayed(timestamp due, timestamp now, std::size_t count) {
        std::size_t released = 0;
        for (; released < count; ++released) {
            std::int64_t number = 0;
            bool via_outbox = false;
            std::string source;
            std::string id;
            {
                found_rows found = due_.rows(due);
                if (!found.next()) {
                    break;
                }
                number = found.number(0);
                via_outbox = found.number(1) != 0;
                source = found.view(2);
                id = found.view(3);
            }
            const std::uint64_t sequence = next(via_outbox);
            (via_outbox ? to_outbox_ : to_log_).run(number, sequence, now);
            remove_.run(number);
            released_.run(std::string_view{source}, std::string_view{id}, sequence);
        }
        return released;
    }

    void forget_published(std::uint64_t sequence) { published_.run(sequence); }

    /// What is cancelled may be sent again under its id.
    bool cancel_delayed(std::string_view token) {
        forget_.run(token);
        return cancel_.run(token) > 0;
    }

private:
    [[nodiscard]] static std::string insert_into(std::string table) {
        return "INSERT INTO " + std::move(table) +
               " (sequence, stored, slot, form, addressed_to, " + std::string{envelope_columns} +
               ") VALUES (" + parameters(1, 5 + envelope_column_count) + ")";
    }
    [[nodiscard]] static std::string move_into(std::string table) {
        const std::string columns{envelope_columns};
        return "INSERT INTO " + std::move(table) +
               " (sequence, stored, slot, form, addressed_to, " + columns +
               ") SELECT ?2, ?3, slot, form, addressed_to, " + columns +
               " FROM writ_delayed WHERE number = ?1";
    }

    std::uint64_t next(bool via_outbox) {
        return via_outbox ? ++head_.now.outbox : ++head_.now.log;
    }

    template <class... Values>
    void bind(statement& to, int at, const Values&... values) {
        sqlite3_stmt* const into = to.prepared();
        (to.check(bind_value(into, at++, values)), ...);
    }
    void finish(statement& to, int at, const envelope& message) {
        bind_envelope(to, at, message, headers_);
        found_rows all = to.started();
        while (all.next()) {
        }
    }

    names& names_;
    head& head_;
    std::uint32_t slots_;
    statement log_;
    statement outbox_;
    statement delay_;
    statement due_;
    statement to_log_;
    statement to_outbox_;
    statement remove_;
    statement forget_;
    statement cancel_;
    statement published_;
    statement accepted_;
    statement accept_;
    statement released_;
    std::string headers_;
};

}  // namespace writ::sqlite::inline v1::detail
