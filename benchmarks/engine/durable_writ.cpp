// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// durable_writ FILE COUNT [LANES]: how long an endpoint takes for COUNT flows that wait in a SQLite
// store, and with which groups.
#include "order_services.hpp"

#include <writ/sqlite.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace {

std::atomic<long> heard = 0;

struct watch {
    std::atomic<std::size_t> groups = 0;
    std::atomic<std::size_t> entries = 0;
    void on(const writ::observed::group_committed& group) {
        groups += group.entries > 0 ? 1 : 0;
        entries += group.entries;
    }
    void on(const writ::observed::trouble& what) {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(what.reason.size()), what.reason.data());
    }
};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const long count = std::atol(argv[2]);
    const auto lanes = static_cast<std::uint32_t>(argc > 3 ? std::atoi(argv[3]) : 1);
    bench::on_heard = [](const bench::order_placed&) { ++heard; };
    writ::sqlite::store store{argv[1]};
    auto transport = store.transport();
    watch seen;
    auto endpoint = writ::endpoint<bench::orders, bench::audit>(transport, store, {.lanes = lanes},
                                                                writ::observed_by{seen});
    auto front = writ::client<bench::shop>(transport, store);
    if (!bench::send_orders(front, count))
        return 1;
    const auto began = std::chrono::steady_clock::now();
    if (!endpoint.start())
        return 1;
    while (heard < count)
        std::this_thread::sleep_for(std::chrono::microseconds{200});
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"per_second\": %.0f, \"group\": %.1f}\n",
                static_cast<double>(count) / took.count(),
                static_cast<double>(seen.entries) / static_cast<double>(seen.groups));
}
