// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// processes_writ FILE COUNT PROCESSES: COUNT flows of one file, by that many processes that share
// its keys. They have shared them, and the commands are stored, before the clock runs.
#include "order_services.hpp"

#include <writ/sqlite.hpp>

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <thread>

namespace {

constexpr int most = 8;

// In memory that all of the processes see.
struct board {
    std::atomic<long> heard = 0;
    std::atomic<long> by[most] = {};
    std::atomic<int> slots[most] = {};
    std::atomic<bool> is_open = false;
    std::atomic<bool> is_over = false;
};
board* shared = nullptr;
int own = 0;

void wait_a_little() { std::this_thread::sleep_for(std::chrono::microseconds{200}); }
void hear(const bench::order_placed&) {
    ++shared->by[own];
    ++shared->heard;
}
bench::order_placed place(const bench::place_order& asked) {
    while (!shared->is_open)
        wait_a_little();
    return bench::place(asked);
}
struct orders : writ::service<"orders", bench::contracts, writ::calls<&place>> {};

struct watch {
    void on(const writ::observed::owned&) { ++shared->slots[own]; }
    void on(const writ::observed::disowned&) { --shared->slots[own]; }
    void on(const writ::observed::trouble& what) {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(what.reason.size()), what.reason.data());
    }
};

int work(const char* file) {
    writ::sqlite::store store{file};
    auto transport = store.transport();
    watch seen;
    auto endpoint = writ::endpoint<orders, bench::audit>(
        transport, store, {.lanes = 1, .lease = writ::duration::milliseconds(2'000)},
        writ::observed_by{seen});
    if (!endpoint.start())
        return 1;
    while (!shared->is_over)
        wait_a_little();
    endpoint.stop();
    return 0;
}

// Two services of 16 slots, and each process has its part of both.
bool are_shared(int processes) {
    for (int at = 0; at < processes; ++at)
        if (shared->slots[at] != 32 / processes)
            return false;
    return true;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 4)
        return 2;
    const long count = std::atol(argv[2]);
    const int processes = std::atoi(argv[3]);
    if (processes < 1 || processes > most || 32 % processes != 0)
        return 2;
    void* const memory =
        ::mmap(nullptr, sizeof(board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return 1;
    shared = new (memory) board;
    bench::on_heard = &hear;
    {
        const writ::sqlite::store made{argv[1]};
    }
    pid_t children[most] = {};
    for (own = 0; own < processes; ++own) {
        children[own] = ::fork();
        if (children[own] == 0)
            ::_exit(work(argv[1]));
    }
    while (!are_shared(processes))
        wait_a_little();
    {
        writ::sqlite::store store{argv[1]};
        auto transport = store.transport();
        auto front = writ::client<bench::shop>(transport, store);
        if (!bench::send_orders(front, count))
            return 1;
    }
    const auto began = std::chrono::steady_clock::now();
    shared->is_open = true;
    while (shared->heard < count)
        wait_a_little();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    shared->is_over = true;
    int bad = 0;
    for (int at = 0; at < processes; ++at) {
        int status = 0;
        ::waitpid(children[at], &status, 0);
        bad += status;
    }
    const double share = 100.0 * static_cast<double>(shared->by[0]) / static_cast<double>(count);
    std::printf("{\"per_second\": %.0f, \"share_of_first\": %.0f}\n",
                static_cast<double>(count) / took.count(), share);
    return bad != 0;
}
