// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Every allocation is counted, so that a message that goes from a sender to a handler as an object
// can be shown to need none once the slots have their strings.

#include "counted_allocations.hpp"

#ifndef WRIT_TEST_CANNOT_COUNT

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "catch.hpp"

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

namespace {

using counted::allocations;

struct key_id {
    std::string value;
};
struct parcel {
    key_id key;
    std::string note;
};
struct sample {
    std::string sensor;
    std::string note;
};
struct contracts
    : writ::contract_list<
          writ::stream<"parcels", writ::keyed_by<key_id>, writ::command<"parcels.take", parcel>>,
          writ::event<"parcels.sample", sample, writ::lossy>> {};

struct nobody {};

// What the handlers' thread had allocated at its last call.
struct counter {
    std::atomic<std::size_t> handled = 0;
    std::atomic<std::size_t> allocated = 0;
    bool copies = false;

    void handle(const std::string& note) {
        if (copies) {
            kept_ = note;
            std::string{}.swap(kept_);
        }
        allocated = allocations;
        ++handled;
    }

private:
    std::string kept_;
};
struct take_parcel {
    counter& seen;
    void operator()(const parcel& taken) const { seen.handle(taken.note); }
};
struct take_sample {
    counter& seen;
    void operator()(const sample& taken) const { seen.handle(taken.note); }
};
struct depot : writ::service<"depot", contracts, writ::handles<take_parcel, writ::may_repeat>,
                             writ::handles<take_sample, writ::may_repeat>> {};
struct shop : writ::participant<"shop", contracts, writ::sends<parcel>, writ::publishes<sample>> {};

constexpr std::size_t slots = 64;
constexpr std::size_t messages = 5'000;

struct spent {
    std::size_t by_sender = 0;
    std::size_t by_handler = 0;
};

// What `messages` messages cost each side, after each slot was used twice. The sender is never more
// than half of the slots ahead, so that no lossy one is dropped.
template <class Message>
spent send_many(const Message& one, bool handler_copies = false) {
    counter seen;
    seen.copies = handler_copies;
    writ::memory::store store;
    auto transport = store.transport();
    nobody watch;
    auto endpoint = writ::endpoint<depot>(
        transport, store, {.lanes = 1, .express = true, .express_slots = slots},
        writ::observed_by{watch}, take_parcel{seen}, take_sample{seen});
    auto front = writ::client<shop>(transport, store);
    REQUIRE(endpoint.start());
    std::size_t sent = 0;
    bool good = true;
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{60};
    const auto wait_until_open = [&](std::size_t most) {
        while (sent - seen.handled > most && good) {
            good = std::chrono::steady_clock::now() < end;
            std::this_thread::yield();
        }
    };
    const auto send = [&](std::size_t count) {
        for (const std::size_t last = sent + count; sent < last && good; ++sent) {
            wait_until_open(slots / 2);
            good = front.send(one).has_value() && good;
        }
    };
    send(2 * slots);
    wait_until_open(0);
    spent made{allocations, seen.allocated};
    send(messages);
    made.by_sender = allocations - made.by_sender;
    wait_until_open(0);
    made.by_handler = seen.allocated - made.by_handler;
    endpoint.stop();
    CHECK(good);
    CHECK(store.log_head().value() == 0);  // none of them went through the store
    return made;
}

const std::string long_text(120, 'x');

}  // namespace

TEST_CASE("what a handler allocates is counted") {
    CHECK(send_many(parcel{{"a"}, long_text}, true).by_handler >= messages);
}

TEST_CASE("a command that goes as an object allocates nothing") {
    const auto cost = send_many(parcel{{"parcel-17"}, long_text});
    CHECK(cost.by_sender == 0);
    CHECK(cost.by_handler == 0);
}

TEST_CASE("a lossy event that goes as an object allocates nothing") {
    const auto cost = send_many(sample{"sensor-17", long_text});
    CHECK(cost.by_sender == 0);
    CHECK(cost.by_handler == 0);
}

#endif
