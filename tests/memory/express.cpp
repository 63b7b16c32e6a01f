// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "catch.hpp"

#include <atomic>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace {

struct key_id {
    std::string value;
};
struct note {
    key_id key;
    int number = 0;
};
struct echo {
    int number = 0;
};
struct reading {
    int value = 0;
};
struct contracts
    : writ::contract_list<
          writ::stream<"notes", writ::keyed_by<key_id>, writ::command<"notes.take", note>>,
          writ::event<"notes.echo", echo>, writ::event<"notes.reading", reading, writ::lossy>> {};

struct notebook {
    std::mutex lock;
    std::map<std::string, std::vector<int>> taken;
    std::atomic<int> failures_left = 0;
    std::atomic<int> echoes = 0;
    std::atomic<int> readings = 0;
    std::atomic<bool> is_held = false;

    std::vector<int> of(const std::string& key) {
        const std::lock_guard guard{lock};
        return taken[key];
    }
};

struct take_note {
    notebook& into;
    echo operator()(const note& one) const {
        if (one.number == 3 && into.failures_left.fetch_sub(1) > 0)
            throw std::runtime_error{"no ink"};
        const std::lock_guard guard{into.lock};
        into.taken[one.key.value].push_back(one.number);
        return {one.number};
    }
};
struct hear_echo {
    notebook& into;
    void operator()(const echo&) const { ++into.echoes; }
};
struct hear_reading {
    notebook& into;
    void operator()(const reading&) const {
        while (into.is_held)
            std::this_thread::yield();
        ++into.readings;
    }
};
struct writer : writ::service<"writer", contracts, writ::handles<take_note, writ::may_repeat>> {};
struct listener : writ::service<"listener", contracts, writ::handles<hear_echo, writ::may_repeat>,
                                writ::handles<hear_reading, writ::may_repeat>> {};
struct author
    : writ::participant<"author", contracts, writ::sends<note>, writ::publishes<reading>> {};

template <class Condition>
bool eventually(Condition&& holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
    while (!holds()) {
        if (std::chrono::steady_clock::now() > end)
            return false;
        std::this_thread::yield();
    }
    return true;
}

struct nobody {};

struct stage {
    notebook book;
    writ::memory::store store;
    writ::local_transport<writ::memory::store> transport = store.transport();
    nobody watch;

    auto run(bool express = true, std::size_t slots = 64) {
        return writ::endpoint<writer, listener>(
            transport, store, {.lanes = 2, .express = express, .express_slots = slots},
            writ::observed_by{watch}, take_note{book}, hear_echo{book}, hear_reading{book});
    }
    std::uint64_t logged() { return store.log_head().value(); }
};

}  // namespace

TEST_CASE("an object reaches its handler without the store") {
    stage on;
    auto endpoint = on.run();
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    for (int number = 10; number < 30; ++number)
        REQUIRE(front.send(note{{"a"}, number}));
    REQUIRE(eventually([&] { return on.book.echoes == 20; }));
    CHECK(on.book.of("a").size() == 20);
    CHECK(on.logged() == 20);  // what the handler returned
}

TEST_CASE("objects of one sender are handled in their order") {
    stage on;
    auto endpoint = on.run();
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    std::vector<int> sent;
    for (int number = 100; number < 1'100; ++number) {
        sent.push_back(number);
        REQUIRE(front.send(note{{"a"}, number}));
    }
    REQUIRE(eventually([&] { return on.book.of("a").size() == sent.size(); }));
    CHECK(on.book.of("a") == sent);
}

TEST_CASE("an object that fails is retried by the store, and later ones of its key come after it") {
    stage on;
    on.book.failures_left = 2;
    auto endpoint = on.run();
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    for (int number = 1; number <= 8; ++number)
        REQUIRE(front.send(note{{"a"}, number}));
    REQUIRE(front.send(note{{"b"}, 1}));
    REQUIRE(eventually([&] { return on.book.of("a").size() == 8; }));
    CHECK(on.book.of("a") == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(eventually([&] { return on.book.of("b").size() == 1; }));
}

TEST_CASE("an object that fails too often is a dead letter") {
    stage on;
    on.book.failures_left = 1'000;
    auto endpoint = on.run();
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    REQUIRE(front.send(note{{"a"}, 3}));
    const auto parked = [&] {
        const auto kept = on.store.kept({});
        return kept && kept->size() == 1 && kept->front().attempts >= 3;
    };
    CHECK(eventually(parked));
}

TEST_CASE("a lossy object is dropped where there is no room, and its sender does not wait") {
    stage on;
    on.book.is_held = true;
    auto endpoint = on.run(false, 8);
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    for (int value = 0; value < 1'000; ++value)
        REQUIRE(front.publish(reading{value}));
    on.book.is_held = false;
    REQUIRE(eventually([&] { return endpoint.is_idle(); }));
    CHECK(on.book.readings >= 8);
    CHECK(on.book.readings <= 10);
    CHECK(on.logged() == 0);
}

TEST_CASE("what is not said to go by express is in the store") {
    stage on;
    auto endpoint = on.run(false);
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    REQUIRE(front.send(note{{"a"}, 1}));
    REQUIRE(eventually([&] { return on.book.echoes == 1; }));
    CHECK(on.logged() == 2);
}

TEST_CASE("a message with an id, a delay or attributes does not go by express") {
    stage on;
    auto endpoint = on.run();
    REQUIRE(endpoint.start());
    auto front = writ::client<author>(on.transport, on.store);
    REQUIRE(front.send(note{{"a"}, 1}, {.id = "one"}));
    REQUIRE(front.send(note{{"a"}, 1}, {.id = "one"}));
    REQUIRE(eventually([&] { return on.book.echoes == 1; }));
    CHECK(on.book.of("a").size() == 1);
}

TEST_CASE("after the endpoint has stopped a message waits in the store") {
    stage on;
    auto front = writ::client<author>(on.transport, on.store);
    {
        auto endpoint = on.run();
        REQUIRE(endpoint.start());
        REQUIRE(front.send(note{{"a"}, 1}));
        REQUIRE(eventually([&] { return on.book.echoes == 1; }));
    }
    REQUIRE(front.send(note{{"a"}, 2}));
    CHECK(on.book.of("a").size() == 1);
    auto again = on.run();
    REQUIRE(again.start());
    CHECK(eventually([&] { return on.book.of("a").size() == 2; }));
}
