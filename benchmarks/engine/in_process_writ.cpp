// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// in_process_writ COUNT WAY: from a client to a handler on another thread, by the way
// express    as objects, none lost
// lossy      as objects, dropped where there is no room; those that were handled count
// stored     through the store in memory
#include "reading.hpp"

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

namespace {

struct sample {
    std::string sensor;
    std::int64_t at = 0;
    std::int64_t value = 0;
    std::string note;
};
struct contracts : writ::contract_list<writ::command<"bench.reading", bench::reading>,
                                       writ::event<"bench.sample", sample, writ::lossy>> {};

alignas(64) std::atomic<long> handled = 0;
alignas(64) std::int64_t sum = 0;

void take(const bench::reading& taken) {
    sum += taken.value;
    handled.store(handled.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}
void hear(const sample& taken) {
    sum += taken.value;
    handled.store(handled.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}
struct taker : writ::service<"taker", contracts, writ::calls<&take, &hear>> {};
struct maker
    : writ::participant<"maker", contracts, writ::sends<bench::reading>, writ::publishes<sample>> {
};
struct nobody {};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const long count = std::atol(argv[1]);
    const std::string_view way = argv[2];
    writ::memory::store store{{.keep_handled = false}};
    auto transport = store.transport();
    nobody watch;
    auto endpoint = writ::endpoint<taker>(
        transport, store, {.lanes = 1, .express = way == "express"}, writ::observed_by{watch});
    auto front = writ::client<maker>(transport, store);
    if (!endpoint.start())
        return 1;
    const auto one = bench::a_reading();
    const sample other{one.sensor, one.at, one.value, one.note};
    const std::vector<bench::reading> batch(64, one);
    const auto began = std::chrono::steady_clock::now();
    if (way == "express") {
        for (long at = 0; at < count; ++at)
            static_cast<void>(front.send(one).has_value());
    } else if (way == "lossy") {
        while (handled.load(std::memory_order_relaxed) < count)
            static_cast<void>(front.publish(other).has_value());
    } else {
        for (long at = 0; at < count; at += 64) {
            static_cast<void>(front.send_all(batch).has_value());
            while (at - handled > 20'000)
                std::this_thread::yield();
        }
    }
    while (handled.load(std::memory_order_relaxed) < count)
        std::this_thread::yield();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"per_second\": %.0f}\n", static_cast<double>(handled) / took.count());
    endpoint.stop();
}
