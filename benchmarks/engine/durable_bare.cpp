// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// durable_bare FILE COUNT GROUP: the rows that an endpoint writes for COUNT flows, written by a
// loop that does nothing else, in transactions of GROUP entries.
#include "orders.hpp"

#include <writ/sqlite/schema.hpp>

#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace {

sqlite3* db = nullptr;

void run(const char* sql) {
    if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
        std::exit(1);
    }
}
sqlite3_stmt* prepare(const char* sql) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v2(db, sql, -1, &made, nullptr) != SQLITE_OK) {
        std::fprintf(stderr, "%s: %s\n", sql, sqlite3_errmsg(db));
        std::exit(1);
    }
    return made;
}
void bind(sqlite3_stmt* to, int at, const std::string& text) {
    sqlite3_bind_text(to, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
}
void bind(sqlite3_stmt* to, int at, std::int64_t number) { sqlite3_bind_int64(to, at, number); }
template <class... Values>
void write(sqlite3_stmt* row, const Values&... values) {
    int at = 0;
    (bind(row, ++at, values), ...);
    if (sqlite3_step(row) != SQLITE_DONE) {
        std::fprintf(stderr, "%s\n", sqlite3_errmsg(db));
        std::exit(1);
    }
    sqlite3_reset(row);
}

std::string id_of(std::int64_t number) {
    char text[33];
    std::snprintf(text, sizeof text, "%016llx%016llx",
                  static_cast<unsigned long long>(number) * 0x9e3779b97f4a7c15ULL,
                  static_cast<unsigned long long>(number) * 0xbf58476d1ce4e5b9ULL);
    return text;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4)
        return 2;
    const long count = std::atol(argv[2]);
    const long group = std::atol(argv[3]);
    if (sqlite3_open(argv[1], &db) != SQLITE_OK)
        return 1;
    run("PRAGMA journal_mode=WAL");
    run("PRAGMA synchronous=FULL");
    run(std::string{writ::sqlite::detail::schema_1}.c_str());
    sqlite3_stmt* const claim =
        prepare("INSERT INTO writ_inbox (stored, subscriber, source, id, generation) "
                "VALUES (?1, ?2, ?3, ?4, 0)");
    sqlite3_stmt* const send = prepare(
        "INSERT INTO writ_log (stored, slot, form, id, source, time, partition_key, trace_parent, "
        "correlation_id, causation_id, hops, body) "
        "VALUES (?1, ?2, 1, ?3, 'orders', ?1, ?4, ?5, ?6, ?6, 1, ?7)");
    const std::string trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    const std::int64_t now = 1'767'225'600'000;
    const auto began = std::chrono::steady_clock::now();
    long entries = 0;
    const auto next = [&] {
        if (++entries % group == 0) {
            run("COMMIT");
            run("BEGIN IMMEDIATE");
        }
    };
    run("BEGIN IMMEDIATE");
    for (long at = 0; at < count; ++at) {
        const auto order = bench::order_of(at);
        const auto command = id_of(2 * at);
        const auto event = id_of(2 * at + 1);
        const std::string body = writ::to_json(order);
        write(claim, now, std::int64_t{1}, std::string{"shop"}, command);
        write(send, now, std::int64_t{at % 16}, event, order.order.value, trace, command, body);
        next();
        write(claim, now, std::int64_t{2}, std::string{"orders"}, event);
        next();
    }
    run("COMMIT");
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"per_second\": %.0f}\n", static_cast<double>(count) / took.count());
    sqlite3_close(db);
}
