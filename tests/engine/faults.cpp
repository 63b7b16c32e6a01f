// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What fails around the services: the store, the broker, the clock, what a handler depends on.

#include "orders.hpp"

#include <algorithm>

namespace orders {

using stage::eventually;
using stage::quick;
using stage::settle;
using stage::sharing;

// Orders as rows of the store, by the store's own transaction.
struct order_book {
    order_book() = default;
    order_book(const order_book&) = delete;
    order_book& operator=(const order_book&) = delete;
    virtual ~order_book() = default;
    virtual void add(const std::string& order, int quantity) = 0;
};
class book_in_memory final : public order_book {
public:
    explicit book_in_memory(writ::memory_transaction& rows)
        : rows_{rows.table<int>("order_book")} {}
    void add(const std::string& order, int quantity) override {
        const int* known = rows_.find(order);
        rows_.put(order, quantity + (known == nullptr ? 0 : *known));
    }

private:
    writ::memory_table<int>& rows_;
};
class book_in_file final : public order_book {
public:
    explicit book_in_file(writ::sqlite::transaction& rows) : rows_{rows} {
        rows_.execute("CREATE TABLE IF NOT EXISTS order_book "
                      "(name TEXT PRIMARY KEY, quantity INTEGER NOT NULL)");
    }
    void add(const std::string& order, int quantity) override {
        rows_.execute("INSERT INTO order_book VALUES (?1, ?2) ON CONFLICT (name) "
                      "DO UPDATE SET quantity = quantity + ?2",
                      order, quantity);
    }

private:
    writ::sqlite::transaction& rows_;
};
template <class Stage>
auto book_of(Stage&) {
    using transaction = typename Stage::store_type::transaction;
    using book = std::conditional_t<std::is_same_v<transaction, writ::memory_transaction>,
                                    book_in_memory, book_in_file>;
    return writ::provide<order_book>([](transaction& rows) { return book{rows}; });
}

struct record {
    script* play;
    void operator()(const order_created& order, order_book& rows) const {
        rows.add(order.order.value, order.quantity);
        if (play->noting) {
            play->noting(order);
        }
        play->notes.add(order.order.value);
    }
};
struct denormaliser : writ::service<"denormaliser", contracts, writ::needs<order_book>,
                                    writ::handles<record, writ::idempotent, writ::from_beginning>> {
};
struct second_denormaliser
    : writ::service<"second-denormaliser", contracts, writ::needs<order_book>,
                    writ::handles<record, writ::idempotent, writ::from_beginning>> {};

// All rows, read by a handler that is given the transaction.
template <class Transaction>
struct look {
    std::map<std::string, int>* into;
    std::atomic<bool>* done;
    void operator()(const remind&, Transaction& rows) const {
        *done = true;
        into->clear();
        if constexpr (std::is_same_v<Transaction, writ::memory_transaction>) {
            for (const auto& [name, quantity] : rows.template table<int>("order_book")) {
                (*into)[name] = quantity;
            }
        } else {
            for (const auto& each : rows.query("SELECT name, quantity FROM order_book")) {
                (*into)[each.template get<std::string>(0)] = each.template get<int>(1);
            }
        }
    }
};
template <class Transaction>
struct looking
    : writ::service<"looking", contracts, writ::handles<look<Transaction>, writ::idempotent>> {};
struct clerk : writ::participant<"clerk", contracts, writ::sends<remind>> {};

template <class Stage>
std::map<std::string, int> book(Stage& on) {
    using transaction = typename Stage::store_type::transaction;
    std::map<std::string, int> found;
    std::atomic<bool> done = false;
    auto run = writ::endpoint<looking<transaction>>(on.transport(), on.store(), quick(),
                                                    writ::observed_by{on.seen},
                                                    look<transaction>{&found, &done});
    auto front = writ::client<clerk>(on.transport(), on.store());
    REQUIRE(front.send(remind{{"now"}}));
    // Another endpoint may be the relay: it is not enough that this one has nothing to do.
    REQUIRE(eventually([&] { return run.poll().has_value() && done; }));
    settle(run);
    return found;
}

TEMPLATE_TEST_CASE("a read model is rebuilt from history, equal to a fold of the events",
                   "[O8][X2]", STAGES) {
    TestType on;
    script play;
    std::map<std::string, int> fold;
    {
        auto front = writ::client<web>(on.transport(), on.store());
        for (int at = 0; at < 300; ++at) {
            const auto name = "o" + std::to_string(at % 17);
            fold[name] += at;
            const auto id = "e" + std::to_string(at);
            REQUIRE(front.publish(order_created{{name}, at}, {.id = id}));
            REQUIRE(front.publish(order_created{{name}, at}, {.id = id}));
        }
        auto run =
            writ::endpoint<denormaliser>(on.transport(), on.store(), quick(),
                                         writ::observed_by{on.seen}, book_of(on), record{&play});
        REQUIRE(run.start());
        REQUIRE(eventually([&] { return on.is_quiet(run); }));
    }
    CHECK(book(on) == fold);
    on.reopen();
    {
        // The model starts again from nothing: here as another service, which adds to each row.
        auto run = writ::endpoint<second_denormaliser>(on.transport(), on.store(), quick(),
                                                       writ::observed_by{on.seen}, book_of(on),
                                                       record{&play});
        REQUIRE(run.start());
        REQUIRE(eventually([&] { return on.is_quiet(run); }));
    }
    for (auto& [name, quantity] : fold) {
        quantity *= 2;
    }
    CHECK(book(on) == fold);
    CHECK(play.notes.all() == 600);
}

TEMPLATE_TEST_CASE("one that fails in a group of 500 takes no other with it [F4]", "[F4]", STAGES) {
    TestType on;
    script play;
    std::atomic<int> calls = 0;
    std::atomic<bool> waits = true;
    std::atomic<int> failures = 0;
    play.noting = [&](const order_created& order) {
        ++calls;
        // The first one keeps the committer until all others are decided.
        static_cast<void>(eventually([&] { return !waits; }));
        if (order.order.value == "o250") {
            ++failures;
            throw writ::reject{"a row that breaks a rule"};
        }
    };
    auto run = writ::endpoint<denormaliser>(on.transport(), on.store(), quick(),
                                            writ::observed_by{on.seen}, book_of(on), record{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 500; ++at) {
        REQUIRE(front.publish(order_created{{"o" + std::to_string(at)}, 1}));
    }
    if constexpr (!TestType::is_local) {
        auto relay = writ::endpoint<finding>(on.transport(), on.store(), quick(),
                                             writ::observed_by{on.seen});
        settle(relay);
    }
    REQUIRE(run.start());
    REQUIRE(eventually([&] { return calls == 1; }));
    waits = false;
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    CHECK(calls == 500);
    CHECK(failures == 1);
    CHECK(play.notes.all() == 499);
    CHECK(on.store().stats()->dead == 1);
    CHECK(on.seen.largest_group >= 100);
    const auto rows = book(on);
    CHECK(rows.size() == 499);
    CHECK_FALSE(rows.contains("o250"));
}

TEMPLATE_TEST_CASE("while the store refuses commits no handler runs again, and then all goes on",
                   "[F3]", STAGES) {
    TestType on;
    on.time.run();
    script play;
    std::atomic<int> calls = 0;
    play.creating = [&](const create_order&, const writ::context&) { ++calls; };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    REQUIRE(run.start());
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 50; ++at) {
        REQUIRE(front.send(create_order{{"o" + std::to_string(at)}, at}));
        if (at == 25) {
            on.refuse(true);
            REQUIRE(eventually([&] { return on.seen.count("commit_failed") > 2; }));
            on.refuse(false);
        }
    }
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    CHECK(calls == 50);
    CHECK(play.created.names() == 50);
    CHECK(on.store().stats()->dead + on.store().stats()->parked == 0);
}

TEMPLATE_TEST_CASE("a handler longer than its lease runs once, and its result is committed",
                   "[F6][T8]", STAGES) {
    TestType on;
    on.time.run();
    script play;
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    std::atomic<int> calls = 0;
    const auto options = sharing(500ms);
    play.creating = [&](const create_order&, const writ::context&) {
        ++calls;
        most = std::max<int>(most, ++running);
        const auto began = on.time.now();
        static_cast<void>(
            eventually([&] { return on.time.now().ms - began.ms > 3 * options.lease.ms; }));
        --running;
    };
    auto first = writ::endpoint<ordering>(on.transport(), on.store(), options,
                                          writ::observed_by{on.seen}, create{&play});
    auto second = writ::endpoint<ordering>(on.other_transport(), on.other_store(), options,
                                           writ::observed_by{on.seen}, create{&play});
    REQUIRE(first.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 1}));
    REQUIRE(eventually([&] { return calls == 1; }));
    // Another instance asks for its share of the keys while the handler runs. (A broker gives it
    // some: the effect would be one, and the handler called twice.)
    if constexpr (TestType::is_local) {
        REQUIRE(second.start());
        REQUIRE(eventually([&] { return on.is_quiet(first, second); }));
    } else {
        REQUIRE(eventually([&] { return on.is_quiet(first); }));
    }
    CHECK(calls == 1);
    CHECK(most == 1);
    CHECK(play.created.of("o1") == 1);
    CHECK(on.store().stats()->dead + on.store().stats()->parked == 0);
}

TEMPLATE_TEST_CASE("services go on when the clock is set back or forward an hour [F7]", "[F7]",
                   STAGES) {
    TestType on;
    on.time.run();
    script play;
    auto run = writ::endpoint<ordering, fulfilment>(on.transport(), on.store(), quick(),
                                                    writ::observed_by{on.seen}, create{&play},
                                                    fulfil{&play});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    int sent = 0;
    const auto some_more = [&] {
        for (int at = 0; at < 20; ++at, ++sent) {
            REQUIRE(front.send(create_order{{"o" + std::to_string(sent)}, sent}));
        }
        return eventually([&] { return on.is_quiet(run); });
    };
    REQUIRE(some_more());
    on.time.back(1h);
    REQUIRE(some_more());
    on.time.forward(2h);
    REQUIRE(some_more());
    on.time.back(1h);
    REQUIRE(some_more());
    CHECK(play.created.all() == 80);
    CHECK(play.fulfilled.all() == 80);
    CHECK(on.store().stats()->dead + on.store().stats()->parked == 0);
}

TEMPLATE_TEST_CASE("what a handler depends on is down: it is paused, and nothing is given up",
                   "[F11]", STAGES) {
    TestType on;
    on.time.run();
    script play;
    std::atomic<bool> is_down = true;
    std::atomic<int> calls = 0;
    play.creating = [&](const create_order&, const writ::context&) {
        ++calls;
        if (is_down) {
            throw std::runtime_error("the database is away");
        }
    };
    auto options = quick();
    options.probe = 10ms;
    options.in_flight = 40;  // the paused ones fill it
    options.lease = 8760h;  // of a clock that jumps
    auto run = writ::endpoint<ordering, fulfilment>(on.transport(), on.store(), options,
                                                    writ::observed_by{on.seen}, create{&play},
                                                    fulfil{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 200; ++at) {
        REQUIRE(front.send(create_order{{"o" + std::to_string(at)}, at}));
    }
    REQUIRE(run.start());
    REQUIRE(eventually([&] { return on.seen.count("paused") == 1; }));
    // It is tried again and again, with one message at a time; hours go by.
    for (int hour = 0; hour < 10; ++hour) {
        const auto before = calls.load();
        REQUIRE(eventually([&] { return calls > before; }));
        on.time.forward(1h);
    }
    CHECK(on.store().stats()->dead == 0);
    CHECK(play.created.all() == 0);
    // Another service is not paused.
    REQUIRE(front.publish(order_created{{"other"}, 1}));
    REQUIRE(eventually([&] { return play.fulfilled.of("other") == 1; }));

    is_down = false;
    REQUIRE(eventually([&] { return on.seen.count("resumed") == 1; }));
    REQUIRE(eventually([&] {
        on.time.forward(1s);
        return play.created.names() == 200 && on.is_quiet(run);
    }));
    CHECK(play.created.all() == 200);
    CHECK(on.store().stats()->dead + on.store().stats()->parked == 0);
}

// Two services that send each other more than they can take at once.
struct hit {
    order_id order;
    int left = 0;
};
struct back {
    order_id order;
    int left = 0;
};
struct ball_contracts
    : writ::contract_list<writ::command<"ball.hit", hit>, writ::command<"ball.back", back>> {};
struct hitting {
    std::atomic<int>* seen;
    auto operator()(const hit& ball) const -> std::vector<back> {
        ++*seen;
        const auto copies = ball.left > 6 ? 2 : ball.left > 0 ? 1 : 0;
        return std::vector<back>(static_cast<std::size_t>(copies), {ball.order, ball.left - 1});
    }
};
struct returning {
    std::atomic<int>* seen;
    auto operator()(const back& ball) const -> std::vector<hit> {
        ++*seen;
        const auto copies = ball.left > 6 ? 2 : ball.left > 0 ? 1 : 0;
        return std::vector<hit>(static_cast<std::size_t>(copies), {ball.order, ball.left - 1});
    }
};
struct left_side
    : writ::service<"left-side", ball_contracts, writ::handles<hitting, writ::idempotent>> {};
struct right_side
    : writ::service<"right-side", ball_contracts, writ::handles<returning, writ::idempotent>> {};
struct referee : writ::participant<"referee", ball_contracts, writ::sends<hit>> {};

TEMPLATE_TEST_CASE("two services that emit to each other through full queues do not block [F12]",
                   "[F12]", STAGES) {
    TestType on;
    on.time.run();
    std::atomic<int> seen = 0;
    on.seen.remembers = false;
    auto options = quick();
    options.in_flight = 4;
    options.group = 2;
    options.batch = 2;
    options.outbox_rows = 8;
    auto left = writ::endpoint<left_side>(on.transport(), on.store(), options,
                                          writ::observed_by{on.seen}, hitting{&seen});
    auto right = writ::endpoint<right_side>(on.transport(), on.store(), options,
                                            writ::observed_by{on.seen}, returning{&seen});
    auto front = writ::client<referee>(on.transport(), on.store());
    REQUIRE(front.send(hit{{"ball"}, 13}));
    REQUIRE(left.start());
    REQUIRE(right.start());
    // 1, 2, 4 … 128 of 13 … 6 left, and 128 of each number down to 0.
    const int all = 255 + 6 * 128;
    REQUIRE(eventually([&] { return seen >= all && on.is_quiet(left, right); }));
    CHECK(on.store().stats()->dead == 0);
    CHECK(seen == all);
}

TEST_CASE("while a broker refuses messages their cause is done, and they are kept [O7][T18]",
          "[O7][T18]") {
    stage::over_broker on;
    on.time.run();
    script play;
    auto run = writ::endpoint<ordering, fulfilment>(on.transport(), on.store(), quick(),
                                                    writ::observed_by{on.seen}, create{&play},
                                                    fulfil{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 1}));
    // The command goes out, the event of its handler does not.
    REQUIRE(run.poll());
    on.transport().refuse(true);
    REQUIRE(eventually([&] {
        static_cast<void>(run.poll().value());
        return play.created.of("o1") == 1 && on.seen.count("publish_refused") > 2;
    }));
    CHECK(play.created.of("o1") == 1);
    CHECK(play.fulfilled.all() == 0);
    CHECK(on.store().stats()->outbox == 1);
    on.transport().refuse(false);
    REQUIRE(eventually([&] {
        static_cast<void>(run.poll().value());
        return play.fulfilled.of("o1") == 1;
    }));
    CHECK(play.created.of("o1") == 1);
}

// A transport that is not there when it is asked.
template <class Transport>
struct absent {
    static constexpr writ::transport_facts facts = Transport::facts;
    Transport over;
    bool is_absent = true;

    [[nodiscard]] std::string name() const { return over.name(); }
    writ::result<void> provision(std::span<const writ::subscription> all) {
        if (is_absent) {
            return writ::error{"broker", "nobody answers"};
        }
        return over.provision(all);
    }
    auto verify(std::span<const writ::subscription> all) { return over.verify(all); }
    auto open(const writ::subscription& wanted) { return over.open(wanted); }
    void publish(std::span<const writ::outgoing_message> batch,
                 std::vector<writ::publish_result>& results) {
        over.publish(batch, results);
    }
    bool flush(writ::duration span) { return over.flush(span); }
};

TEST_CASE("a service that does not start keeps no other from running, and its events wait [T16]",
          "[T16]") {
    stage::in_memory on;
    script play;
    absent<stage::in_memory::transport_type> missing{on.transport()};
    auto down = writ::endpoint<fulfilment>(missing, on.store(), quick(), writ::observed_by{on.seen},
                                           fulfil{&play});
    auto up = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                       writ::observed_by{on.seen}, create{&play});
    const auto started = down.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().text() == "broker: nobody answers");
    REQUIRE(up.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 1}));
    REQUIRE(eventually([&] { return on.is_quiet(up); }));
    CHECK(play.created.of("o1") == 1);
    CHECK(play.fulfilled.all() == 0);

    missing.is_absent = false;
    REQUIRE(down.start());
    REQUIRE(eventually([&] { return on.is_quiet(down); }));
    CHECK(play.fulfilled.of("o1") == 1);
}

}  // namespace orders
