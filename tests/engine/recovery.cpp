// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Failures and time, where each step is one of ours: the endpoint is polled, and its clock moved.

#include "orders.hpp"

#include <writ/router.hpp>

#include <algorithm>

namespace orders {

using stage::quick;
using stage::settle;

template <class Front>
std::string send(Front& front, const std::string& key, int quantity, writ::send_options how = {}) {
    const auto sent = front.send(create_order{{key}, quantity}, std::move(how));
    REQUIRE(sent);
    return sent->id;
}

// What `creating` saw: "o1/2" is the message of quantity 2 under key o1.
std::string seen_as(const create_order& order) {
    return order.order.value + '/' + std::to_string(order.quantity);
}

TEMPLATE_TEST_CASE("a poisoned message is a dead letter after its attempts, and can be redriven",
                   "[H14]", STAGES) {
    TestType on;
    script play;
    int calls = 0;
    bool broken = true;
    play.creating = [&](const create_order&, const writ::context&) {
        ++calls;
        if (broken) {
            throw std::runtime_error("no stock");
        }
    };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    const auto began = on.time.now();
    const auto id = send(front, "o1", 3, {.attributes = {{"tenant", "acme"}, {"colour", "red"}}});
    for (int hour = 0; hour < 10; ++hour) {
        settle(run);
        on.time.forward(1h);
    }
    CHECK(calls == 5);
    auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].attempts == 5);
    CHECK(dead[0].reason == "no stock");
    CHECK(dead[0].error_type == "std::runtime_error");
    CHECK(dead[0].service == "ordering");
    CHECK(dead[0].subscriber == "create");
    CHECK(dead[0].first_time == began);
    CHECK(dead[0].last_time.ms == began.ms + 2 * 3'600'000);
    CHECK_FALSE(dead[0].origin.empty());
    CHECK(dead[0].message.id == id);
    CHECK(dead[0].message.body == R"({"order":"o1","quantity":3,"note":""})");
    CHECK(dead[0].message.header_value("tenant") == "acme");
    CHECK(dead[0].message.header_value("colour") == "red");
    CHECK(on.seen.count("dead") == 1);

    broken = false;
    REQUIRE(on.store().redrive(dead[0].place).value());
    on.time.forward(1s);
    settle(run);
    CHECK(calls == 6);
    CHECK(play.created.of("o1") == 1);
    CHECK(on.store().stats()->dead == 0);
}

struct patient : writ::service<"patient", contracts,
                               writ::handles<create, writ::idempotent, writ::attempts<9>>> {};

TEMPLATE_TEST_CASE("retries come after growing delays, spread within their band and capped",
                   "[H17]", STAGES) {
    TestType on;
    script play;
    play.creating = [](const create_order&, const writ::context&) {
        throw std::runtime_error("no stock");
    };
    auto run = writ::endpoint<patient>(on.transport(), on.store(), quick(),
                                       writ::observed_by{on.seen}, create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 3; ++at) {
        send(front, "o" + std::to_string(at), at);
    }
    std::size_t early = 0;
    for (int rounds = 0; rounds < 200 && on.store().stats()->dead < 3; ++rounds) {
        settle(run);
        writ::timestamp next{INT64_MAX};
        for (const auto& each : stage::kept(on.store(), writ::kept_as::retry)) {
            next = std::min(next, *each.due);
        }
        if (next.ms == INT64_MAX) {
            break;
        }
        // A moment before it is due nothing happens.
        const auto before = on.seen.count("deciding");
        on.time.forward(writ::duration::milliseconds(next.ms - on.time.now().ms - 1));
        settle(run);
        early += on.seen.count("deciding") - before;
        on.time.forward(1ms);
    }
    CHECK(early == 0);
    CHECK(on.store().stats()->dead == 3);

    constexpr std::int64_t delays[] = {0, 0, 1'000, 4'000, 16'000, 64'000, 256'000, 600'000};
    bool spread = false;
    for (const auto& each : on.seen.all("retried")) {
        const auto wanted = delays[each.attempt - 1];
        const auto delay = each.due.ms - each.at.ms;
        CHECK(delay >= wanted - wanted / 5);
        CHECK(delay <= std::min<std::int64_t>(wanted + wanted / 5, 600'000));
        spread = spread || (wanted != 0 && delay != wanted);
    }
    CHECK(on.seen.count("retried") == 24);
    CHECK(spread);
}

TEMPLATE_TEST_CASE("the count of failures survives a restart, and is each message's own", "[O5]",
                   STAGES) {
    TestType on;
    script play;
    std::map<std::string, int> calls;
    play.noting = [&](const order_created& order) {
        ++calls[order.order.value];
        if (order.order.value != "good") {
            throw std::runtime_error("it always fails");
        }
    };
    const auto endpoint = [&] {
        return writ::endpoint<audit>(on.transport(), on.store(), quick(),
                                     writ::observed_by{on.seen}, note{&play}, note_too{&play});
    };
    const auto publish = [&](const char* key) {
        auto front = writ::client<web>(on.transport(), on.store());
        REQUIRE(front.publish(order_created{{key}, 1}));
    };
    {
        auto run = endpoint();
        settle(run);
        publish("bad");
        settle(run);
        CHECK(calls["bad"] == 3);
    }
    on.reopen();
    {
        auto run = endpoint();
        publish("bad too");
        publish("good");
        settle(run);
        CHECK(calls["bad"] == 3);
        CHECK(calls["bad too"] == 3);
        CHECK(calls["good"] == 1);
        on.time.forward(1h);
        settle(run);
    }
    on.reopen();
    auto run = endpoint();
    on.time.forward(1h);
    settle(run);
    CHECK(calls["bad"] == 4);
    CHECK(calls["bad too"] == 4);
    CHECK(calls["good"] == 1);
    CHECK(play.notes.of("note too bad") == 1);
    CHECK(play.notes.of("note too bad too") == 1);
    const auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 2);
    CHECK(dead[0].attempts == 4);
}

TEMPLATE_TEST_CASE("a poisoned key parks alone, and goes on in its order after a redrive or a skip",
                   "[F10][F9]", STAGES) {
    TestType on;
    script play;
    std::vector<std::string> order;
    bool broken = true;
    play.creating = [&](const create_order& wanted, const writ::context&) {
        if (broken && wanted.quantity == 1) {
            throw too_bad("poison");
        }
        order.push_back(seen_as(wanted));
    };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    send(front, "a", 1);
    send(front, "a", 2);
    send(front, "b", 1);
    send(front, "b", 2);
    send(front, "c", 3);
    settle(run);
    send(front, "a", 4);
    settle(run);
    CHECK(order == std::vector<std::string>{"c/3"});
    CHECK(on.store().stats()->dead == 2);
    CHECK(on.store().stats()->parked == 3);

    on.time.forward(2s);
    settle(run);
    // Long after the ids of what is handled were forgotten.
    on.time.forward(24h * 8);
    settle(run);
    on.time.forward(24h);
    settle(run);
    for (const auto& each : stage::kept(on.store(), writ::kept_as::dead)) {
        broken = false;
        REQUIRE((each.message.partition_key == "a" ? on.store().redrive(each.place)
                                                   : on.store().skip(each.place))
                    .value());
    }
    on.time.forward(1s);
    settle(run);
    const auto of_key = [&](char key) {
        std::string found;
        for (const auto& each : order) {
            found += each[0] == key ? each + ' ' : "";
        }
        return found;
    };
    CHECK(of_key('a') == "a/1 a/2 a/4 ");
    CHECK(of_key('b') == "b/2 ");
    CHECK(on.store().stats()->dead + on.store().stats()->parked == 0);
    on.time.forward(1h);
    settle(run);
    CHECK(order.size() == 5);
}

struct without_create : writ::service<"ordering", contracts, writ::handles<find>> {};

TEMPLATE_TEST_CASE("a message that this build does not know waits for one that does", "[H16]",
                   STAGES) {
    TestType on;
    script play;
    bool broken = true;
    play.creating = [&](const create_order&, const writ::context&) {
        if (broken) {
            throw std::runtime_error("no stock");
        }
    };
    const auto known = [&] {
        return writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    };
    {
        auto run = known();
        auto front = writ::client<web>(on.transport(), on.store());
        send(front, "back in time", 1);
        send(front, "too late", 2);
        settle(run);
    }
    on.reopen();
    {
        auto run = writ::endpoint<without_create>(on.transport(), on.store(), quick(),
                                                  writ::observed_by{on.seen});
        on.time.forward(10s);
        settle(run);
        CHECK(on.store().stats()->unknown == 2);
    }
    on.reopen();
    broken = false;
    {
        auto run = known();
        on.time.forward(5min);
        play.creating = [&](const create_order& order, const writ::context&) {
            if (order.order.value == "too late") {
                throw std::runtime_error("no stock");
            }
        };
        settle(run);
        CHECK(play.created.of("back in time") == 1);
    }
    on.reopen();
    auto run = writ::endpoint<without_create>(on.transport(), on.store(), quick(),
                                              writ::observed_by{on.seen});
    for (int minute = 0; minute < 40; ++minute) {
        on.time.forward(1min);
        settle(run);
    }
    const auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].message.partition_key == "too late");
    CHECK(dead[0].cause == writ::dead_reason::unknown_type);
}

TEMPLATE_TEST_CASE("what is to be delivered later comes once, after restarts, and never early",
                   "[H22][F7]", STAGES) {
    TestType on;
    script play;
    const auto endpoint = [&] {
        return writ::endpoint<fulfilment, reminding>(on.transport(), on.store(), quick(),
                                                     writ::observed_by{on.seen}, fulfil{&play},
                                                     reminded{&play});
    };
    {
        auto run = endpoint();
        settle(run);
        auto front = writ::client<web>(on.transport(), on.store());
        REQUIRE(front.publish(order_created{{"o1"}, 1}));
        settle(run);
        CHECK(play.fulfilled.of("o1") == 1);
    }
    on.reopen();
    {
        auto run = endpoint();
        on.time.forward(59min + 59s);
        settle(run);
        CHECK(play.reminders.all() == 0);
        on.time.back(1h);
        settle(run);
        CHECK(play.reminders.all() == 0);
    }
    on.reopen();
    auto run = endpoint();
    on.time.forward(1h + 999ms);
    settle(run);
    CHECK(play.reminders.all() == 0);
    on.time.forward(1ms);
    settle(run);
    CHECK(play.reminders.of("o1") == 1);
    on.time.forward(24h);
    settle(run);
    CHECK(play.reminders.all() == 1);
}

TEMPLATE_TEST_CASE("a message that a client sends with a delay can be taken back", "[H22]",
                   STAGES) {
    TestType on;
    script play;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    const auto kept = send(front, "kept", 1, {.delay = 1h});
    const auto taken = send(front, "taken back", 1, {.delay = 1h});
    settle(run);
    CHECK(front.cancel(taken).value());
    on.time.forward(1h);
    settle(run);
    CHECK(play.created.order() == std::vector<std::string>{"kept"});
    CHECK_FALSE(front.cancel(kept).value());
    CHECK_FALSE(front.cancel(taken).value());
}

TEMPLATE_TEST_CASE("a message that expires before it is handled is a dead letter", "[H16]",
                   STAGES) {
    TestType on;
    script play;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    send(front, "o1", 1, {.expiry = 1s});
    on.time.forward(2s);
    settle(run);
    CHECK(play.created.all() == 0);
    const auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].cause == writ::dead_reason::expired);
}

struct old_history : writ::service<"old-history", contracts,
                                   writ::handles<note, writ::idempotent, writ::from_beginning>> {};
struct new_history : writ::service<"new-history", contracts,
                                   writ::handles<note_too, writ::idempotent, writ::from_now>> {};

TEMPLATE_TEST_CASE("a new service is given the whole history, or only what comes, as it says",
                   "[T4]", STAGES) {
    TestType on;
    script play;
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 3; ++at) {
        REQUIRE(front.publish(order_created{{"before"}, at}));
    }
    {
        // Somebody has to bring them to a broker.
        auto run = writ::endpoint<finding>(on.transport(), on.store(), quick(),
                                           writ::observed_by{on.seen});
        settle(run);
    }
    {
        auto run = writ::endpoint<old_history, new_history>(on.transport(), on.store(), quick(),
                                                            writ::observed_by{on.seen}, note{&play},
                                                            note_too{&play});
        settle(run);
        CHECK(play.notes.of("note before") == 3);
        CHECK(play.notes.of("note too before") == 0);
        REQUIRE(front.publish(order_created{{"while"}, 1}));
        settle(run);
    }
    REQUIRE(front.publish(order_created{{"down"}, 1}));
    auto run = writ::endpoint<old_history, new_history>(on.transport(), on.store(), quick(),
                                                        writ::observed_by{on.seen}, note{&play},
                                                        note_too{&play});
    settle(run);
    CHECK(play.notes.of("note before") == 3);
    CHECK(play.notes.of("note while") == 1);
    CHECK(play.notes.of("note down") == 1);
    CHECK(play.notes.of("note too while") == 1);
    CHECK(play.notes.of("note too down") == 1);
    CHECK(play.notes.of("note too before") == 0);
}

TEMPLATE_TEST_CASE("the host's own loop dispatches all that there is", "[H26]", STAGES) {
    TestType on;
    script play;
    auto run = writ::endpoint<ordering, fulfilment>(on.transport(), on.store(), quick(),
                                                    writ::observed_by{on.seen}, create{&play},
                                                    fulfil{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 100; ++at) {
        send(front, "o" + std::to_string(at), at);
    }
    while (run.poll().value()) {
    }
    CHECK(play.created.all() == 100);
    CHECK(play.fulfilled.all() == 100);
    CHECK(run.is_idle());
    CHECK_FALSE(run.poll(1ms).value());
}

TEST_CASE("a delivery that the host pushes itself gives its failure back", "[H26]") {
    script play;
    play.creating = [](const create_order&, const writ::context&) {
        throw std::runtime_error("no stock");
    };
    auto router = writ::router<ordering>(create{&play});
    const auto made = router.dispatch("order.create", R"({"order":"o1","quantity":1,"note":""})");
    CHECK(made.what == writ::verdict::failed);
    CHECK(made.reason == "no stock");
}

TEST_CASE("an endpoint that was stopped says that it is not started again") {
    stage::in_memory on;
    script play;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    run.stop();
    CHECK_FALSE(run.start());
    CHECK_FALSE(run.poll());
}

}  // namespace orders
