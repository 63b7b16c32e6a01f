// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// in_process_queue COUNT: what one writes by hand: a queue under a mutex, and a switch.
#include "reading.hpp"

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>

namespace {

struct stop {};
using message = std::variant<bench::reading, stop>;

std::mutex mutex;
std::condition_variable filled;
std::condition_variable emptied;
std::deque<message> queue;
constexpr std::size_t most = 8'192;

void send(message one) {
    std::unique_lock lock{mutex};
    emptied.wait(lock, [] { return queue.size() < most; });
    queue.push_back(std::move(one));
    filled.notify_one();
}

std::int64_t receive() {
    std::int64_t sum = 0;
    while (true) {
        std::unique_lock lock{mutex};
        filled.wait(lock, [] { return !queue.empty(); });
        message one = std::move(queue.front());
        queue.pop_front();
        if (queue.size() == most / 2)
            emptied.notify_one();
        lock.unlock();
        switch (one.index()) {
        case 0: sum += std::get<bench::reading>(one).value; break;
        default: return sum;
        }
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2)
        return 2;
    const long count = std::atol(argv[1]);
    const auto one = bench::a_reading();
    std::int64_t sum = 0;
    const auto began = std::chrono::steady_clock::now();
    std::thread consumer{[&] { sum = receive(); }};
    for (long at = 0; at < count; ++at)
        send(one);
    send(stop{});
    consumer.join();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - began;
    if (sum != count * one.value)
        return 1;
    std::printf("{\"per_second\": %.0f}\n", static_cast<double>(count) / took.count());
}
