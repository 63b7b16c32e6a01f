// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// latency_writ FILE RATE SECONDS: RATE commands a second, sent as each is due, and in one commit
// with others only if those became due during the commit before. How long after it was due to be
// sent is the event of a command heard: a sender that falls behind does not hide it.
#include "order_services.hpp"

#include <writ/sqlite.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

namespace {

using clock_type = std::chrono::steady_clock;

std::vector<double> milliseconds;
std::atomic<std::size_t> heard = 0;
struct nobody {};

std::int64_t nanoseconds_of(clock_type::time_point when) {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(when.time_since_epoch()).count();
}
void hear(const bench::order_placed& placed) {
    const auto took = nanoseconds_of(clock_type::now()) - placed.at;
    milliseconds[heard++] = static_cast<double>(took) / 1e6;
}
double part(double share) {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(heard - 1))];
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4)
        return 2;
    const long rate = std::atol(argv[2]);
    const long count = rate * std::atol(argv[3]);
    bench::on_heard = &hear;
    milliseconds.resize(static_cast<std::size_t>(count));
    writ::sqlite::store store{argv[1]};
    auto transport = store.transport();
    nobody watch;
    auto endpoint = writ::endpoint<bench::orders, bench::audit>(transport, store, {.lanes = 1},
                                                                writ::observed_by{watch});
    auto front = writ::client<bench::shop>(transport, store);
    if (!endpoint.start())
        return 1;
    const auto began = clock_type::now() + std::chrono::milliseconds{500};
    const auto due = [&](long at) {
        return began + std::chrono::nanoseconds{1'000'000'000 / rate * at};
    };
    std::vector<bench::place_order> batch;
    long commits = 0;
    for (long at = 0; at < count; ++commits) {
        std::this_thread::sleep_until(due(at));
        batch.clear();
        for (const auto now = clock_type::now(); at < count && due(at) <= now; ++at) {
            batch.push_back(bench::order_of(at));
            batch.back().at = nanoseconds_of(due(at));
        }
        if (!front.send_all(batch))
            return 1;
    }
    const std::chrono::duration<double> took = clock_type::now() - began;
    while (heard < static_cast<std::size_t>(count))
        std::this_thread::sleep_for(std::chrono::milliseconds{1});
    endpoint.stop();
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("{\"per_second\": %.0f, \"p50\": %.2f, \"p99\": %.2f, \"worst\": %.2f, "
                "\"sent_at_once\": %.1f}\n",
                static_cast<double>(count) / took.count(), part(0.5), part(0.99), part(1),
                static_cast<double>(count) / static_cast<double>(commits));
}
