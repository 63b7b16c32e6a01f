// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What the transport in memory does beside what every transport does: tests/conformance.

#include "../conformance/transport/consuming.hpp"

#include <writ/memory.hpp>

#include <optional>
#include <string>
#include <thread>
#include <vector>

using namespace conformance;

namespace {

struct small_broker {
    using transport_type = writ::memory::transport;
    static writ::duration lease() { return writ::duration::milliseconds(1'000); }
    transport_type& transport() { return over; }
    void advance(writ::duration span) { time += span.ms; }

    std::int64_t time = 1'000;
    transport_type over{{.partitions = 4,
                         .clock = [this] { return writ::timestamp{time}; },
                         .keep_settled = false}};
};

}  // namespace

TEST_CASE("a copy of the transport in memory is the same broker") {
    small_broker adapter;
    positions stored;
    consumer<small_broker> hotel{adapter, wants<small_broker>("hotel"), stored};
    auto copy = adapter.transport();
    std::vector<writ::publish_result> results;
    const auto one = said("m1");
    copy.publish({&one, 1}, results);
    drain<small_broker>(adapter, {&hotel});
    CHECK(hotel.ids() == std::vector<std::string>{"m1"});
}

TEST_CASE("a message is in the partition of its key, one without a key in that of its id") {
    small_broker adapter;
    positions stored;
    consumer<small_broker> hotel{adapter, wants<small_broker>("hotel"), stored};
    publish(adapter, {said("m1", "k1"), said("m2", ""), said("m2", "")});
    drain<small_broker>(adapter, {&hotel});
    REQUIRE(hotel.sink.messages.size() == 3);
    for (const auto& each : hotel.sink.messages) {
        CHECK(each.partition ==
              writ::slot_of(std::string_view{each.key.empty() ? each.id : each.key}, 4));
    }
}

TEST_CASE("what all services have settled is dropped where it is not kept") {
    small_broker adapter;
    positions of_hotel, of_bar, of_late;
    consumer<small_broker> hotel{adapter, wants<small_broker>("hotel"), of_hotel};
    consumer<small_broker> bar{adapter, wants<small_broker>("bar"), of_bar};
    publish(adapter, many(50));
    drain<small_broker>(adapter, {&hotel, &bar});
    hotel.settle();
    {
        consumer<small_broker> late{adapter, wants<small_broker>("early"), of_late};
        drain<small_broker>(adapter, {&hotel, &bar, &late});
        CHECK(late.sink.messages.size() == 50);
        late.settle();
    }
    bar.settle();
    positions of_last;
    consumer<small_broker> last{adapter, wants<small_broker>("last"), of_last};
    drain<small_broker>(adapter, {&hotel, &bar, &last});
    CHECK(last.ids().empty());
    publish(adapter, many(10, 50));
    drain<small_broker>(adapter, {&hotel, &bar, &last});
    CHECK(last.id_set() == ids_of(many(10, 50)));
}

TEST_CASE("three instances have shares that differ by one at most, and keep what they can") {
    small_broker adapter;
    positions stored;
    consumer<small_broker> a{adapter, wants<small_broker>("hotel"), stored};
    consumer<small_broker> b{adapter, wants<small_broker>("hotel"), stored};
    drain<small_broker>(adapter, {&a, &b});
    CHECK(a.sink.held.size() == 2);
    CHECK(b.sink.held.size() == 2);
    const auto of_a = a.sink.held, of_b = b.sink.held;
    std::optional<consumer<small_broker>> c;
    c.emplace(adapter, wants<small_broker>("hotel"), stored);
    drain<small_broker>(adapter, {&a, &b, &*c});
    CHECK(c->sink.held.size() == 1);
    CHECK(a.sink.held.size() + b.sink.held.size() == 3);
    c->close();
    drain<small_broker>(adapter, {&a, &b});
    CHECK(a.sink.held.size() == 2);
    CHECK(b.sink.held.size() == 2);
    const auto kept = [](const auto& before, const auto& now) {
        std::size_t count = 0;
        for (const auto& [partition, epoch] : before) {
            const auto at = now.find(partition);
            count += at != now.end() && at->second == epoch;
        }
        return count;
    };
    CHECK(kept(of_a, a.sink.held) + kept(of_b, b.sink.held) == 3);
}

TEST_CASE("a partition that is settled is handed over without any time passing") {
    small_broker adapter;
    positions stored;
    consumer<small_broker> a{adapter, wants<small_broker>("hotel"), stored};
    publish(adapter, many(50));
    a.receive();
    a.receive();
    REQUIRE(a.sink.messages.size() == 50);
    consumer<small_broker> b{adapter, wants<small_broker>("hotel"), stored};
    a.receive();
    CHECK(a.sink.was_revoked.size() == 2);
    a.settle();
    a.receive();
    b.receive();
    CHECK(b.sink.held.size() == 2);
    CHECK_FALSE(b.sink.given_unclean.begin()->second);
}

TEST_CASE("who waits is woken by a message, long before the next look at the others") {
    small_broker adapter;
    positions stored;
    auto wanted = wants<small_broker>("hotel");
    wanted.lease = writ::duration::milliseconds(3'600'000);
    consumer<small_broker> hotel{adapter, wanted, stored};
    hotel.receive();
    const auto one = said("m1");
    std::thread other([&] {
        std::vector<writ::publish_result> results;
        adapter.over.publish({&one, 1}, results);
    });
    hotel.receive(10, 20'000);
    other.join();
    CHECK(hotel.ids() == std::vector<std::string>{"m1"});
}

TEST_CASE("a receiver that is only destroyed is missed after its lease") {
    small_broker adapter;
    positions stored;
    std::optional<consumer<small_broker>> gone;
    gone.emplace(adapter, wants<small_broker>("hotel"), stored);
    drain<small_broker>(adapter, {&*gone});
    gone.reset();
    consumer<small_broker> next{adapter, wants<small_broker>("hotel"), stored};
    next.receive();
    CHECK(next.sink.held.empty());
    adapter.time += 1'001;
    next.receive();
    CHECK(next.sink.held.size() == 4);
    CHECK(next.sink.given_unclean.at(0));
}

TEST_CASE("a receiver that waits is not missed") {
    small_broker adapter;
    positions stored;
    consumer<small_broker> a{adapter, wants<small_broker>("hotel"), stored};
    a.receive();
    a.receive(10, 1);
    adapter.time += 900;
    a.receive(10, 1);
    adapter.time += 900;
    consumer<small_broker> other{adapter, wants<small_broker>("bar"), stored};
    other.receive();
    a.receive();
    CHECK(a.sink.was_lost.empty());
}
