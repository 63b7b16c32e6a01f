// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// idle_writ FILE fill INSTANCES OUTBOX: stores workflow instances that wait for a timer of next
// year, and messages for a transport.
// idle_writ FILE start: how long from an endpoint's construction until it handles the first message
// of a transport.
// idle_writ FILE memory: the resident memory of an endpoint on the file alone, when it is idle.
// idle_writ FILE scan: how long it takes to read each row of what was filled in.
#include "order_flow.hpp"

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/sqlite.hpp>

#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

using clock_type = std::chrono::steady_clock;
using namespace bench::flow;

std::atomic<long> heard = 0;
struct nobody {};

// So that "handled" is seen from outside, as in any program.
void hear(const noted&) { ++heard; }
struct listener : writ::service<"listener", contracts, writ::calls<&hear>> {};

double milliseconds_since(clock_type::time_point began) {
    return std::chrono::duration<double, std::milli>(clock_type::now() - began).count();
}
// In megabytes.
double resident() {
    std::ifstream status{"/proc/self/status"};
    std::string word;
    while (status >> word)
        if (word == "VmRSS:" && status >> word)
            return std::atof(word.c_str()) / 1024;
    return 0;
}
std::string id_of(long number) { return "order-" + std::to_string(number); }

writ::outgoing_message message_of(long number) {
    writ::outgoing_message made;
    made.stream = "flow";
    made.message.id = "message-" + std::to_string(number);
    made.message.source = "elsewhere";
    made.message.type = "flow.noted";
    made.message.time = {1'767'225'600'000};
    made.message.data_content_type = writ::json_content_type;
    made.message.partition_key = id_of(number);
    made.message.body = writ::to_json(noted{{id_of(number)}, std::string(120, 'x')});
    return made;
}

int fill(writ::sqlite::store& store, long instances, long outbox) {
    constexpr long group = 5'000;
    const writ::timestamp now = store.now();
    const writ::timestamp next_year{now.ms + 31'536'000'000};
    std::vector<writ::entry_result> results;
    for (long first = 0; first < instances; first += group) {
        std::vector<writ::commit_entry> entries;
        for (long at = first; at < std::min(first + group, instances); ++at) {
            auto& made = entries.emplace_back();
            made.service = "process";
            made.subscriber = "order-flow";
            made.now = now;
            made.slot = writ::slot_of(id_of(at), store.slots());
            auto& changed = made.instance.emplace();
            changed.key = id_of(at);
            changed.next.running = writ::stored_instance{
                "awaiting-payment", writ::to_json(awaiting_payment{"customer", at})};
            changed.next.timer_id = "timer-" + std::to_string(at);
            changed.next.timer_due = writ::timestamp{next_year.ms + at};
        }
        if (const auto stored = store.commit(entries, {}, results); !stored) {
            std::fprintf(stderr, "%s\n", stored.error().text().c_str());
            return 1;
        }
        for (const auto& each : results)
            if (each.what != writ::commit_result::committed)
                return 1;
    }
    for (long first = 0; first < outbox; first += group) {
        std::vector<writ::outgoing_message> batch;
        for (long at = first; at < std::min(first + group, outbox); ++at)
            batch.push_back(message_of(at));
        if (!store.append(batch, true))
            return 1;
    }
    std::printf("{}\n");
    return 0;
}

int start(const char* file) {
    writ::memory::transport transport;
    nobody watch;
    const auto began = clock_type::now();
    writ::sqlite::store store{file};
    auto endpoint =
        writ::endpoint<process, listener>(transport, store, {.lanes = 1}, writ::observed_by{watch});
    if (!endpoint.start())
        return 1;
    // Not before somebody is there: where the topic begins is not what is measured.
    const std::vector<writ::outgoing_message> first{message_of(1'000'000'000)};
    std::vector<writ::publish_result> results;
    transport.publish(first, results);
    while (heard == 0)
        std::this_thread::yield();
    std::printf("{\"milliseconds\": %.2f}\n", milliseconds_since(began));
    return 0;
}

int memory(const char* file) {
    writ::sqlite::store store{file};
    auto transport = store.transport();
    nobody watch;
    auto endpoint =
        writ::endpoint<process, listener>(transport, store, {.lanes = 1}, writ::observed_by{watch});
    if (!endpoint.start())
        return 1;
    while (!endpoint.is_idle())
        std::this_thread::yield();
    // A hundred looks at what is due.
    std::this_thread::sleep_for(std::chrono::seconds{2});
    std::printf("{\"megabytes\": %.2f}\n", resident());
    endpoint.stop();
    return 0;
}

int scan(const char* file) {
    sqlite3* db = nullptr;
    if (sqlite3_open_v2(file, &db, SQLITE_OPEN_READONLY, nullptr) != SQLITE_OK)
        return 1;
    const auto began = clock_type::now();
    long rows = 0;
    for (const char* const sql : {"SELECT * FROM writ_instance", "SELECT * FROM writ_outbox"}) {
        sqlite3_stmt* each = nullptr;
        if (sqlite3_prepare_v2(db, sql, -1, &each, nullptr) != SQLITE_OK)
            return 1;
        while (sqlite3_step(each) == SQLITE_ROW)
            ++rows;
        sqlite3_finalize(each);
    }
    std::printf("{\"milliseconds\": %.2f, \"rows\": %ld}\n", milliseconds_since(began), rows);
    sqlite3_close(db);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const std::string_view what = argv[2];
    if (what == "fill" && argc == 5) {
        writ::sqlite::store store{argv[1], {.synchronous = writ::sqlite::synchronous::normal}};
        return fill(store, std::atol(argv[3]), std::atol(argv[4]));
    }
    if (what == "start")
        return start(argv[1]);
    if (what == "memory")
        return memory(argv[1]);
    if (what == "scan")
        return scan(argv[1]);
    return 2;
}
