// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What happens to commands and events on the engine's threads.

#include "orders.hpp"

#include <algorithm>
#include <condition_variable>
#include <set>

namespace orders {

using stage::eventually;
using stage::quick;
using stage::sharing;

// Handlers wait here until they are let through.
class barrier {
public:
    void wait() {
        std::unique_lock lock{mutex_};
        ++waiting_;
        wake_.wait_for(lock, 20s, [&] { return let_ > 0; });
        --let_;
        --waiting_;
    }
    void let(int some) {
        const std::lock_guard lock{mutex_};
        let_ += some;
        wake_.notify_all();
    }
    [[nodiscard]] int waiting() {
        const std::lock_guard lock{mutex_};
        return waiting_;
    }

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    int waiting_ = 0;
    int let_ = 0;
};

TEMPLATE_TEST_CASE("a command reaches its one handler, all fields equal [H1]", "[H1]", STAGES) {
    TestType on;
    script play;
    play.creating = [&](const create_order& order, const writ::context&) {
        const std::lock_guard lock{play.mutex};
        play.seen.push_back(order);
    };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 3, "a \"note\"\n"}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    REQUIRE(play.seen.size() == 1);
    CHECK(play.seen[0].order.value == "o1");
    CHECK(play.seen[0].quantity == 3);
    CHECK(play.seen[0].note == "a \"note\"\n");
}

TEMPLATE_TEST_CASE("what was sent while a service was down is handled when it starts [H2]", "[H2]",
                   STAGES) {
    TestType on;
    script play;
    auto front = writ::client<web>(on.transport(), on.store());
    std::vector<create_order> all;
    for (int at = 0; at < 1'000; ++at) {
        all.push_back({{"o" + std::to_string(at)}, at});
    }
    const auto sent = front.send_all(all);
    REQUIRE(sent);
    CHECK(sent->size() == 1'000);

    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    CHECK(play.created.all() == 1'000);
    CHECK(play.created.names() == 1'000);
}

TEMPLATE_TEST_CASE("an event goes to each subscriber once, and to nobody else [H4]", "[H4]",
                   STAGES) {
    TestType on;
    script play;
    auto run = writ::endpoint<fulfilment, audit, finding, mailing>(
        on.transport(), on.store(), quick(), writ::observed_by{on.seen}, fulfil{&play}, note{&play},
        note_too{&play}, write{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.publish(order_created{{"o1"}, 3}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(play.fulfilled.of("o1") == 1);
    CHECK(play.notes.of("note o1") == 1);
    CHECK(play.notes.of("note too o1") == 1);
    CHECK(on.seen.count("deciding") == 3);
}

TEMPLATE_TEST_CASE("what a handler that throws would have emitted is never seen [H9]", "[H9][T7]",
                   STAGES) {
    TestType on;
    script play;
    play.creating = [](const create_order&, const writ::context& about) {
        if (about.attempt < 3) {
            throw std::runtime_error("not yet");
        }
    };
    auto run = writ::endpoint<ordering, listening>(on.transport(), on.store(), quick(),
                                                   writ::observed_by{on.seen}, create{&play},
                                                   anything{&play}, last{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 3}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(on.seen.count("decided", "order.create") == 3);
    CHECK(play.types.of("order.created") == 1);
    CHECK(on.store().stats()->dead == 0);
}

TEMPLATE_TEST_CASE("of the subscribers of an event only the failing one is retried [H10]", "[H10]",
                   STAGES) {
    TestType on;
    script play;
    std::atomic<int> failures = 0;
    play.noting = [&](const order_created&) {
        if (++failures < 3) {
            throw std::runtime_error("not yet");
        }
    };
    auto run = writ::endpoint<fulfilment, audit>(on.transport(), on.store(), quick(),
                                                 writ::observed_by{on.seen}, fulfil{&play},
                                                 note{&play}, note_too{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.publish(order_created{{"o1"}, 3}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(failures == 3);
    CHECK(play.notes.of("note o1") == 1);
    CHECK(play.notes.of("note too o1") == 1);
    CHECK(play.fulfilled.of("o1") == 1);
    CHECK(on.seen.count("deciding") == 5);
}

TEMPLATE_TEST_CASE("a message that is sent twice under one id has one effect [H12]", "[H12]",
                   STAGES) {
    TestType on;
    on.time.run();
    script play;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), sharing(),
                                        writ::observed_by{on.seen}, create{&play});
    auto other = writ::endpoint<ordering>(on.other_transport(), on.other_store(), sharing(),
                                          writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    REQUIRE(other.start());
    const auto send = [](auto& transport, auto& store) {
        auto front = writ::client<web>(transport, store);
        for (int at = 0; at < 50; ++at) {
            const auto name = "o" + std::to_string(at);
            while (!front.send(create_order{{name}, at}, {.id = "id of " + name})) {
            }
        }
    };
    std::thread first{[&] { send(on.transport(), on.store()); }};
    std::thread second{[&] { send(on.other_transport(), on.other_store()); }};
    first.join();
    second.join();
    REQUIRE(eventually([&] { return on.is_quiet(run, other); }));

    CHECK(play.created.all() == 50);
    CHECK(play.created.names() == 50);
}

TEMPLATE_TEST_CASE("a rejected message is a dead letter at its first failure [H15]", "[H15]",
                   STAGES) {
    TestType on;
    script play;
    play.creating = [](const create_order& order, const writ::context&) {
        if (order.quantity == 1) {
            throw too_bad("nobody can help");
        }
        throw writ::reject{"no such room"};
    };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 1}));
    REQUIRE(front.send(create_order{{"o2"}, 2}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(on.seen.count("decided") == 2);
    auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 2);
    if (dead[0].message.partition_key == "o2") {
        std::swap(dead[0], dead[1]);
    }
    CHECK(dead[0].cause == writ::dead_reason::rejected);
    CHECK(dead[0].reason == "nobody can help");
    CHECK(dead[0].attempts == 1);
    CHECK(dead[1].reason == "no such room");
}

TEMPLATE_TEST_CASE("what cannot be read is a dead letter at once, and others go on [H16]", "[H16]",
                   STAGES) {
    TestType on;
    script play;
    auto options = quick();
    options.bounds.body_bytes = 1'000;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), options,
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    std::vector<writ::outgoing_message> raw(2);
    for (auto& each : raw) {
        each.what = writ::kind::command;
        each.stream = "order";
        each.message.source = "somebody";
        each.message.type = "order.create";
    }
    raw[0].message.id = "broken";
    raw[0].message.partition_key = "o1";
    raw[0].message.body = R"({"order":"o1","quantity":"three","note":""})";
    raw[1].message.id = "large";
    raw[1].message.partition_key = "o2";
    raw[1].message.body =
        R"({"order":"o2","quantity":3,"note":")" + std::string(2'000, 'x') + "\"}";
    REQUIRE(on.store().append(raw, !TestType::is_local));
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o3"}, 3}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(play.created.order() == std::vector<std::string>{"o3"});
    auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 2);
    if (dead[0].message.id == "large") {
        std::swap(dead[0], dead[1]);
    }
    CHECK(dead[0].cause == writ::dead_reason::undecodable);
    CHECK(dead[0].reason == "/quantity: expected number, found string");
    CHECK(dead[0].message.body == raw[0].message.body);
    CHECK(dead[1].cause == writ::dead_reason::too_large);
    CHECK(dead[1].reason == "a body of 2037 bytes, over the limit of 1000");
}

TEMPLATE_TEST_CASE("what belongs to a flow travels down it [H18]", "[H18][O2][X5]", STAGES) {
    TestType on;
    script play;
    auto run = writ::endpoint<ordering, fulfilment, listening>(
        on.transport(), on.store(), quick(), writ::observed_by{on.seen}, create{&play},
        fulfil{&play}, anything{&play}, last{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    const auto sent = front.send(create_order{{"o1"}, 3},
                                 {.attributes = {{"tenant", "acme"}, {"colour", "red"}}});
    REQUIRE(sent);
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(play.tenants.of("acme " + sent->id) == 1);
    std::set<std::string> ids;
    std::set<std::string> correlations;
    std::set<std::string> traces;
    for (const auto& each : on.seen.all("decided")) {
        ids.insert(each.id);
        correlations.insert(each.correlation);
        REQUIRE(each.trace.size() == 55);
        CHECK(each.trace.substr(0, 3) == "00-");
        CHECK(each.trace.find_first_not_of("0123456789abcdef-") == std::string::npos);
        traces.insert(each.trace.substr(3, 32));
        CHECK(each.took >= 0);
    }
    CHECK(on.seen.count("decided") == 5);
    CHECK(ids.size() == 3);
    CHECK(correlations == std::set{sent->id});
    CHECK(traces.size() == 1);
}

TEMPLATE_TEST_CASE("as many messages are handled at once as there are lanes [H23]", "[H23]",
                   STAGES) {
    TestType on;
    script play;
    barrier gate;
    play.writing = [&](const write_to&, const writ::context&) { gate.wait(); };
    auto options = quick();
    options.lanes = 2;
    auto run = writ::endpoint<mailing>(on.transport(), on.store(), options,
                                       writ::observed_by{on.seen}, write{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send_all(std::vector<write_to>{{"a"}, {"b"}, {"c"}}));
    REQUIRE(eventually([&] { return gate.waiting() == 2; }));
    CHECK(on.seen.count("deciding") == 2);
    gate.let(1);
    REQUIRE(eventually([&] { return on.seen.count("deciding") == 3; }));
    CHECK(play.letters.all() == 1);
    gate.let(2);
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    CHECK(play.letters.all() == 3);
}

TEMPLATE_TEST_CASE("a stop waits for the handler that runs, and loses nothing [H24]", "[H24]",
                   STAGES) {
    TestType on;
    script play;
    barrier gate;
    play.writing = [&](const write_to&, const writ::context&) { gate.wait(); };
    auto options = quick();
    options.lanes = 1;
    auto front = writ::client<web>(on.transport(), on.store());
    {
        auto run = writ::endpoint<mailing>(on.transport(), on.store(), options,
                                           writ::observed_by{on.seen}, write{&play});
        REQUIRE(run.start());
        std::vector<write_to> all;
        for (int at = 0; at < 20; ++at) {
            all.push_back({"reader", at});
        }
        REQUIRE(front.send_all(all));
        REQUIRE(eventually([&] { return gate.waiting() == 1; }));
        std::atomic<bool> stopped = false;
        std::thread stop{[&] {
            run.stop();
            stopped = true;
        }};
        CHECK_FALSE(eventually([&] { return stopped.load(); }, 30ms));
        gate.let(1);
        stop.join();
    }
    CHECK(play.letters.all() == 1);
    CHECK(on.store().stats()->parked == 0);

    gate.let(19);
    auto run = writ::endpoint<mailing>(on.transport(), on.store(), options,
                                       writ::observed_by{on.seen}, write{&play});
    REQUIRE(run.start());
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    CHECK(play.letters.all() == 20);
    CHECK(play.letters.names() == 20);
}

// Under a sanitizer a tenth of it shows the same, in the time that there is.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr std::size_t slower = 10;
#else
constexpr std::size_t slower = 1;
#endif
#else
constexpr std::size_t slower = 1;
#endif

TEMPLATE_TEST_CASE("a handler that returns 20,000 messages keeps memory bounded [H27]", "[H27]",
                   STAGES) {
    TestType on;
    script play;
    on.seen.remembers = false;
    auto options = quick();
    options.in_flight = 500;
    auto run = writ::endpoint<mailing>(on.transport(), on.store(), options,
                                       writ::observed_by{on.seen}, write{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    constexpr auto many = 20'000 / slower;
    REQUIRE(front.send(write_many{many}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(play.letters.all() == many);
    CHECK(play.letters.names() == many);
    CHECK(on.seen.most_in_flight <= 501);  // the second copy of a message may be one too many
}

TEST_CASE("a spike of 200,000 commands is absorbed with bounded memory [H29]", "[H29]") {
    stage::in_memory on;
    script play;
    on.seen.remembers = false;
    auto options = quick();
    options.in_flight = 1'000;
    auto run = writ::endpoint<mailing>(on.transport(), on.store(), options,
                                       writ::observed_by{on.seen}, write{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    std::vector<write_to> some(1'000, write_to{"reader"});
    constexpr auto batches = 200 / slower;
    for (std::size_t at = 0; at < batches; ++at) {
        REQUIRE(front.send_all(some));
    }
    REQUIRE(eventually([&] { return on.is_quiet(run); }, 60s));

    CHECK(play.letters.all() == batches * 1'000);
    CHECK(on.seen.most_in_flight <= 1'000);
}

TEMPLATE_TEST_CASE("a sender is answered before the handler has run [O1]", "[O1]", STAGES) {
    TestType on;
    script play;
    barrier gate;
    play.creating = [&](const create_order&, const writ::context&) { gate.wait(); };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    const auto sent = front.send(create_order{{"o1"}, 3});
    REQUIRE(sent);
    CHECK(sent->sequence);
    CHECK(play.created.all() == 0);
    gate.let(1);
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    CHECK(play.created.all() == 1);
}

TEMPLATE_TEST_CASE("instances of a service share its messages, services each get all [O3]",
                   "[O3][T5][T6][F2]", STAGES) {
    TestType on;
    on.time.run();
    script play;
    script apart;
    auto first = writ::endpoint<ordering, fulfilment, audit>(
        on.transport(), on.store(), sharing(), writ::observed_by{on.seen}, create{&play},
        fulfil{&play}, note{&play}, note_too{&play});
    auto second = writ::endpoint<ordering, fulfilment, audit>(
        on.other_transport(), on.other_store(), sharing(), writ::observed_by{on.seen},
        create{&apart}, fulfil{&apart}, note{&apart}, note_too{&apart});
    REQUIRE(first.start());
    REQUIRE(second.start());
    auto front = writ::client<web>(on.transport(), on.store());
    int sent = 0;
    // Until both have work of each kind: they share the keys after a while.
    REQUIRE(eventually([&] {
        for (int at = 0; at < 20; ++at, ++sent) {
            static_cast<void>(front.send(create_order{{"o" + std::to_string(sent)}, at}).value());
        }
        return play.created.all() > 0 && apart.created.all() > 0 && play.notes.all() > 0 &&
               apart.notes.all() > 0 && play.fulfilled.all() > 0 && apart.fulfilled.all() > 0;
    }));
    const auto all = static_cast<std::size_t>(sent);
    REQUIRE(eventually([&] { return on.is_quiet(first, second); }));

    CHECK(play.created.all() + apart.created.all() == all);
    CHECK(play.fulfilled.all() + apart.fulfilled.all() == all);
    CHECK(play.notes.all() + apart.notes.all() == 2 * all);
    for (int at = 0; at < sent; ++at) {
        const auto name = "o" + std::to_string(at);
        REQUIRE(play.created.of(name) + apart.created.of(name) == 1);
        REQUIRE(play.fulfilled.of(name) + apart.fulfilled.of(name) == 1);
    }
    CHECK(on.store().stats()->dead == 0);
}

TEMPLATE_TEST_CASE("a pattern gets every event that it matches, and no other message [O4]", "[O4]",
                   STAGES) {
    TestType on;
    script play;
    auto run = writ::endpoint<ordering, fulfilment, listening, mailing>(
        on.transport(), on.store(), quick(), writ::observed_by{on.seen}, create{&play},
        fulfil{&play}, anything{&play}, last{&play}, write{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 3}));
    REQUIRE(front.send(write_to{"a"}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(play.types.of("order.created") == 1);
    CHECK(play.types.of("order.fulfilled") == 1);
    CHECK(play.types.all() == 2);
}

TEMPLATE_TEST_CASE("a question is answered by the reply or a declared error", "[O9]", STAGES) {
    TestType on;
    auto run =
        writ::endpoint<finding>(on.transport(), on.store(), quick(), writ::observed_by{on.seen});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    const auto told = [](const auto& answer) {
        return answer.match([](const order_view& view) { return view.order.value; },
                            [](const no_such_order&) { return std::string{"no such order"}; },
                            [](const writ::error& other) { return other.text(); });
    };
    CHECK(told(front.ask(find_order{{"o1"}}, 20s)) == "o1");
    CHECK(told(front.ask(find_order{{"none"}}, 20s)) == "no such order");
    run.stop();
    CHECK(told(front.ask(find_order{{"o1"}}, 20ms)) == "no answer to order.find within 20 ms");
}

TEMPLATE_TEST_CASE("one hook sees each failure with its message, flow and attempt [O12]", "[O12]",
                   STAGES) {
    TestType on;
    script play;
    play.creating = [](const create_order&, const writ::context& about) {
        if (about.attempt == 1) {
            throw std::runtime_error("no stock");
        }
    };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    const auto sent = front.send(create_order{{"o1"}, 3});
    REQUIRE(sent);
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    const auto failures = on.seen.all("retried");
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].service == "ordering");
    CHECK(failures[0].subscriber == "create");
    CHECK(failures[0].id == sent->id);
    CHECK(failures[0].correlation == sent->id);
    CHECK(failures[0].reason == "no stock");
    CHECK(failures[0].attempt == 1);
}

TEMPLATE_TEST_CASE("events that came while a service was down are given in order, once [T3]",
                   "[T3]", STAGES) {
    TestType on;
    script play;
    {
        auto run = writ::endpoint<fulfilment>(on.transport(), on.store(), quick(),
                                              writ::observed_by{on.seen}, fulfil{&play});
        REQUIRE(run.start());
    }
    {
        auto front = writ::client<web>(on.transport(), on.store());
        for (int at = 0; at < 5; ++at) {
            REQUIRE(front.publish(order_created{{"o1"}, at}));
        }
    }
    std::vector<int> order;
    play.fulfilling = [&](const order_created& happened, const writ::context&) {
        order.push_back(happened.quantity);
    };
    for (int start = 0; start < 2; ++start) {
        on.reopen();
        auto run = writ::endpoint<fulfilment>(on.transport(), on.store(), quick(),
                                              writ::observed_by{on.seen}, fulfil{&play});
        REQUIRE(run.start());
        REQUIRE(eventually([&] { return on.is_quiet(run); }));
    }
    CHECK(order == std::vector{0, 1, 2, 3, 4});
}

}  // namespace orders
