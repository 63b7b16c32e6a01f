// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// in_process_caf COUNT: an actor that is sent the same messages by another thread.
#include "reading.hpp"

#include <caf/all.hpp>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

namespace bench {

template <class Inspector>
typename Inspector::result_type inspect(Inspector& look, reading& at) {
    return look(caf::meta::type_name("reading"), at.sensor, at.at, at.value, at.note);
}

}  // namespace bench

namespace {

std::atomic<long> handled{0};
std::int64_t sum = 0;

caf::behavior taker(caf::event_based_actor*) {
    return {[](const bench::reading& taken) {
        sum += taken.value;
        handled.store(handled.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    }};
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return 2;
    const long count = std::atol(argv[1]);
    caf::actor_system_config config;
    config.add_message_type<bench::reading>("reading");
    caf::actor_system system{config};
    const auto actor = system.spawn(taker);
    const auto one = bench::a_reading();
    const auto began = std::chrono::steady_clock::now();
    for (long at = 0; at < count; ++at) {
        caf::anon_send(actor, one);
        while (at - handled.load(std::memory_order_relaxed) > 20'000)
            std::this_thread::yield();
    }
    while (handled.load(std::memory_order_relaxed) < count)
        std::this_thread::yield();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    std::printf("{\"per_second\": %.0f}\n", static_cast<double>(count) / took.count());
    caf::anon_send_exit(actor, caf::exit_reason::user_shutdown);
}
