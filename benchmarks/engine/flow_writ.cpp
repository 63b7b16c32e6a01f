// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// flow_writ COUNT WAY: command, handler, event, handler, COUNT times inside of one process.
// stored     through the store in memory
// express    the command as an object, the event through the store
#include "order_services.hpp"

#include <writ/memory.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

namespace {

std::atomic<long> heard = 0;
struct nobody {};

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3)
        return 2;
    const long count = std::atol(argv[1]);
    const bool express = std::string_view{argv[2]} == "express";
    bench::on_heard = [](const bench::order_placed&) { ++heard; };
    writ::memory::store store{{.keep_handled = false}};
    auto transport = store.transport();
    nobody watch;
    auto endpoint = writ::endpoint<bench::orders, bench::audit>(
        transport, store, {.lanes = 1, .express = express}, writ::observed_by{watch});
    auto front = writ::client<bench::shop>(transport, store);
    if (!endpoint.start())
        return 1;
    constexpr long ahead = 20'000;
    constexpr long at_once = 64;
    const auto began = std::chrono::steady_clock::now();
    std::vector<bench::place_order> batch;
    for (long at = 0; at < count; ++at) {
        while (at - heard > ahead)
            std::this_thread::yield();
        if (express) {
            if (!front.send(bench::order_of(at)))
                return 1;
            continue;
        }
        batch.push_back(bench::order_of(at));
        if (batch.size() == at_once || at + 1 == count) {
            if (!front.send_all(batch))
                return 1;
            batch.clear();
        }
    }
    while (heard < count)
        std::this_thread::yield();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"per_second\": %.0f}\n", static_cast<double>(count) / took.count());
    endpoint.stop();
}
