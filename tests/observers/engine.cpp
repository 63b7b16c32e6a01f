// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "observers/events.hpp"

#include <writ/endpoint.hpp>
#include <writ/health.hpp>
#include <writ/memory.hpp>
#include <writ/observers.hpp>
#include <writ/runtime/observed_text.hpp>

#include <stdexcept>
#include <string>
#include <vector>

// What a real engine tells, and in which order.

namespace observed = writ::observed;

namespace observed_engine {

struct account_id {
    std::string value;
};
struct book {
    account_id account;
    int cents = 0;
};
struct note {
    account_id account;
};
struct booked {
    account_id account;
};
struct contracts
    : writ::contract_list<writ::stream<
          "account", writ::keyed_by<account_id>, writ::command<"account.book", book>,
          writ::command<"account.note", note>, writ::event<"account.booked", booked>>> {};

struct cashier {
    static booked charge(const book& asked) {
        if (asked.cents == 0)
            throw writ::reject{"nothing is not booked"};
        if (asked.cents < 0)
            throw std::runtime_error{"the bank is closed"};
        return {asked.account};
    }
    static void write(const note& asked, writ::memory::store::transaction& rows) {
        rows.table<int>("notes").put(asked.account.value, 1);
    }
};
struct banking
    : writ::service<
          "banking", contracts,
          writ::calls<&cashier::charge, &cashier::write, writ::may_repeat, writ::attempts<3>>> {};
struct web
    : writ::participant<"web", contracts, writ::sends<book, note>, writ::subscribes<booked>> {};
struct bank : writ::system<contracts, banking, web> {};

// Keeps what matters of each event as a text.
struct recorder {
    std::vector<std::string> told{};

    void on(const observed::accepted& event) {
        told.push_back("accepted " + event.sent.message.id);
    }
    void on(const observed::deciding& event) { add("deciding", event.about); }
    void on(const observed::decided& event) {
        add("decided", event.about, std::string{writ::name_of(event.what)});
        reason = event.reason;
        error_type = event.error_type;
    }
    // Not of an entry that only records that a repeated delivery begins.
    void on(const observed::committed& event) {
        if (event.about.decision != 0) {
            add("committed", event.about, std::to_string(event.entry.emissions.size()));
        }
    }
    void on(const observed::retried& event) {
        add("retried", event.about, std::string{event.reason});
    }
    void on(const observed::dead_lettered& event) {
        add("dead", event.about, event.letter.reason);
        flow = event.about.message.correlation_id;
    }

    std::string reason{}, error_type{}, flow{};

private:
    void add(const char* what, const observed::subject& about, const std::string& more = {}) {
        told.push_back(std::string{what} + ' ' + about.message.id + " as " +
                       std::to_string(about.attempt) + (more.empty() ? "" : ": " + more));
    }
};

// Sends a message as m1 to a bank that is observed, and runs it to its end.
template <class Message, class Observer>
void run(const Message& message, Observer& watch, writ::memory::store& store) {
    auto transport = store.transport();
    auto endpoint =
        writ::endpoint<bank>(transport, store, writ::endpoint_options{}, writ::observed_by{watch});
    auto front = writ::client<web>(transport, store, writ::observed_by{watch});
    REQUIRE(front.send(message, {.id = "m1"}));
    for (int turn = 0; turn < 10'000 && !endpoint.is_idle(); ++turn) {
        REQUIRE(endpoint.poll());
    }
    REQUIRE(endpoint.is_idle());
}
template <class Message, class Observer>
void run(const Message& message, Observer& watch) {
    writ::memory::store store;
    run(message, watch, store);
}

}  // namespace observed_engine

using namespace observed_engine;

TEST_CASE("an engine tells of a message from its acceptance to its commit") {
    recorder watch;
    run(book{{"a"}, 10}, watch);
    CHECK(watch.told == std::vector<std::string>{"accepted m1", "deciding m1 as 1",
                                                 "decided m1 as 1: handled",
                                                 "committed m1 as 1: 1"});
}

TEST_CASE("one hook sees the id, the flow, the error and the attempt of each failure") {
    recorder watch;
    run(book{{"a"}, -10}, watch);
    CHECK(watch.told ==
          std::vector<std::string>{"accepted m1", "deciding m1 as 1", "decided m1 as 1: failed",
                                   "committed m1 as 1: 0", "retried m1 as 1: the bank is closed",
                                   "deciding m1 as 2", "decided m1 as 2: failed",
                                   "committed m1 as 2: 0", "retried m1 as 2: the bank is closed",
                                   "deciding m1 as 3", "decided m1 as 3: failed",
                                   "committed m1 as 3: 0", "dead m1 as 3: the bank is closed"});
    CHECK(watch.reason == "the bank is closed");
    CHECK(watch.error_type == "std::runtime_error");
    CHECK(watch.flow == "m1");
}

TEST_CASE("the line of each dead letter names its place, also of one dead at its first delivery") {
    for (const int cents : {0, -10}) {
        writ::memory::store store;
        const observers_test::scratch_file file;
        writ::failure_printer printer{{.descriptor = file.descriptor()}};
        run(book{{"a"}, cents}, printer, store);
        const auto kept = store.kept({}).value();
        REQUIRE(kept.size() == 1);
        REQUIRE(kept[0].why == writ::kept_as::dead);
        CHECK_THAT(file.text(),
                   Catch::Contains(" place=" + std::to_string(kept[0].place) + " next="));
    }
}

TEST_CASE("a handler that takes the transaction is told of, too") {
    recorder watch;
    run(note{{"a"}}, watch);
    CHECK(watch.told == std::vector<std::string>{"accepted m1", "deciding m1 as 1",
                                                 "decided m1 as 1: handled",
                                                 "committed m1 as 1: 0"});
}

TEST_CASE("each call of a subscriber has a number of its own, which its commit says, too") {
    struct numbers {
        std::vector<std::uint64_t> decided, committed;
        void on(const observed::decided& event) { decided.push_back(event.about.decision); }
        void on(const observed::committed& event) {
            if (event.about.decision != 0) {
                committed.push_back(event.about.decision);
            }
        }
    } watch;
    run(book{{"a"}, -10}, watch);
    CHECK(watch.decided == std::vector<std::uint64_t>{1, 2, 3});
    CHECK(watch.committed == watch.decided);
}

TEST_CASE("an engine that runs is ready, and alive") {
    writ::health health{{.services = {"banking"}}};
    CHECK_FALSE(health.ready());
    run(note{{"a"}}, health);
    CHECK_FALSE(health.ready());  // its endpoint has ended
    CHECK(health.ready().reasons == std::vector<std::string>{"banking owns 0 slots of 1"});
    CHECK(health.live());
}
