// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "../catch.hpp"
#include "temporary_folder.hpp"

#include <writ/sqlite.hpp>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace sqlite_tests {

inline writ::envelope message(std::string id) {
    writ::envelope made;
    made.id = std::move(id);
    made.source = "front-desk";
    made.type = "room.reserved";
    made.partition_key = "101";
    made.body = R"({"room":"101"})";
    return made;
}

inline writ::outgoing_message emission(std::string id) {
    writ::outgoing_message made;
    made.message = message(std::move(id));
    made.stream = "rooms";
    return made;
}

/// An entry that claims a message and emits another one.
inline writ::commit_entry handled(const writ::envelope& cause, std::string emits) {
    writ::commit_entry made;
    made.service = "hotel";
    made.subscriber = "clerk";
    made.now = {1'000};
    made.message = &cause;
    made.claims = true;
    made.emissions.push_back(emission(std::move(emits)));
    return made;
}

/// One that calls a handler with the transaction.
template <class Handler>
writ::commit_entry within(Handler handler) {
    writ::commit_entry made;
    made.service = "hotel";
    made.subscriber = "clerk";
    made.now = {1'000};
    made.decide_within = [handler](writ::commit_entry& entry, void* transaction) {
        return handler(entry, *static_cast<writ::sqlite::transaction*>(transaction));
    };
    return made;
}

inline writ::result<void> commit(writ::sqlite::store& store,
                                 std::vector<writ::commit_entry>& entries,
                                 std::vector<writ::entry_result>& results) {
    return store.commit(entries, {}, results);
}

/// What becomes of one entry, in a commit of its own; the text of what failed behind it.
inline std::string outcome(writ::sqlite::store& store, writ::commit_entry entry) {
    std::vector<writ::commit_entry> entries;
    entries.push_back(std::move(entry));
    std::vector<writ::entry_result> results;
    const auto done = commit(store, entries, results);
    if (!done) {
        return done.error().text();
    }
    std::string text{name_of(results.at(0).what)};
    return results[0].failure.empty() ? text : text + ": " + results[0].failure;
}

struct all_messages : writ::log_filter {
    bool wants(std::uint64_t, std::uint32_t, std::string_view, writ::kind,
               std::string_view) override {
        return true;
    }
};

/// The ids of the log, in its order.
inline std::string log_of(writ::sqlite::store& store) {
    all_messages all;
    std::vector<writ::logged_message> found;
    store.read_log(0, 10'000, all, found).value();
    std::string text;
    for (const auto& each : found) {
        text += text.empty() ? each.sent.message.id : " " + each.sent.message.id;
    }
    return text;
}

/// The value of one column of one row, asked over a connection of its own.
inline std::string asked(const std::string& file, const std::string& sql) {
    sqlite3* handle = nullptr;
    REQUIRE(sqlite3_open(file.c_str(), &handle) == SQLITE_OK);
    std::string found;
    const auto take = [](void* into, int, char** values, char**) {
        *static_cast<std::string*>(into) = values[0] == nullptr ? "NULL" : values[0];
        return 0;
    };
    char* why = nullptr;
    const int code = sqlite3_exec(handle, sql.c_str(), take, &found, &why);
    const std::string text = why == nullptr ? "" : why;
    sqlite3_free(why);
    sqlite3_close(handle);
    INFO(text);
    REQUIRE(code == SQLITE_OK);
    return found;
}

}  // namespace sqlite_tests
