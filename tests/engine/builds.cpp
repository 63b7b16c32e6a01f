// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Builds of a service that follow each other: handlers move from one to another, and types come.

#include "orders.hpp"

namespace orders {

using stage::quick;
using stage::settle;

using names = std::vector<std::string>;

// Who wrote a letter is told apart by what is noted.
template <int Build>
struct write_by {
    script* play;
    void operator()(const write_to& letter) const {
        play->letters.add(std::to_string(Build) + ": " + std::to_string(letter.number));
    }
};

struct writing_1 : writ::service<"ordering", contracts, writ::handles<create, writ::idempotent>,
                                 writ::handles<write_by<1>, writ::idempotent>> {};
struct writing_2 : writ::service<"ordering", contracts, writ::handles<create, writ::idempotent>> {};
struct mailing_1 : writ::service<"mailing", contracts, writ::handles<many>> {};
struct mailing_2 : writ::service<"mailing", contracts, writ::handles<many>,
                                 writ::handles<write_by<2>, writ::idempotent>> {};
struct new_mailing
    : writ::service<"new-mailing", contracts, writ::handles<write_by<2>, writ::idempotent>> {};

struct empty_ordering
    : writ::service<"ordering", contracts, writ::handles<write, writ::idempotent>> {};

template <class Stage, class... Services, class... Objects>
void run_build(Stage& on, Objects... objects) {
    auto run = writ::endpoint<Services...>(on.transport(), on.store(), quick(),
                                           writ::observed_by{on.seen}, objects...);
    settle(run);
}

template <class Stage>
void write_letter(Stage& on, int number) {
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(write_to{"reader", number}));
}

TEMPLATE_TEST_CASE("a handler moves to a new service, which is given what comes and not what was "
                   "handled [H3]",
                   "[H3]", STAGES) {
    TestType on;
    script play;
    for (int at = 1; at <= 3; ++at) {
        write_letter(on, at);
    }
    run_build<TestType, writing_1>(on, create{&play}, write_by<1>{&play});
    write_letter(on, 4);
    on.reopen();
    run_build<TestType, writing_2, new_mailing>(on, create{&play}, write_by<2>{&play});
    write_letter(on, 5);
    run_build<TestType, writing_2, new_mailing>(on, create{&play}, write_by<2>{&play});
    auto order = play.letters.order();
    std::sort(order.begin(), order.end());
    CHECK(order == names{"1: 1", "1: 2", "1: 3", "2: 4", "2: 5"});
    CHECK(on.store().stats().value().dead == 0);
}

TEMPLATE_TEST_CASE("a handler moves to a service that has read on, and nothing is lost between "
                   "[H3]",
                   "[H3]", stage::in_memory, stage::in_file) {
    TestType on;
    script play;
    write_letter(on, 1);
    run_build<TestType, writing_1, mailing_1>(on, create{&play}, write_by<1>{&play}, many{});
    write_letter(on, 2);
    // Nobody takes it now: one has the handler no more, the other has it not yet.
    run_build<TestType, writing_2, mailing_1>(on, create{&play}, many{});
    CHECK(play.letters.all() == 1);
    on.reopen();
    run_build<TestType, writing_2, mailing_2>(on, create{&play}, many{}, write_by<2>{&play});
    CHECK(play.letters.order() == names{"1: 1", "2: 2"});
    write_letter(on, 3);
    run_build<TestType, writing_2, mailing_2>(on, create{&play}, many{}, write_by<2>{&play});
    CHECK(play.letters.order() == names{"1: 1", "2: 2", "2: 3"});
}

TEMPLATE_TEST_CASE("a build that is rolled back passes over what the next one is given again",
                   "[H3]", stage::in_memory, stage::in_file) {
    TestType on;
    script play;
    run_build<TestType, mailing_2>(on, many{}, write_by<2>{&play});
    for (int round = 1; round <= 3; ++round) {
        write_letter(on, round);
        run_build<TestType, mailing_1>(on, many{});
        CHECK(play.letters.all() == static_cast<std::size_t>(round - 1));
        run_build<TestType, mailing_2>(on, many{}, write_by<2>{&play});
        CHECK(play.letters.all() == static_cast<std::size_t>(round));
    }
    CHECK(play.letters.order() == names{"2: 1", "2: 2", "2: 3"});
}

TEMPLATE_TEST_CASE("what two builds passed over stays in the log until its owner has it", "[H3]",
                   stage::in_memory, stage::in_file) {
    TestType on;
    script play;
    write_letter(on, 1);
    run_build<TestType, writing_2, mailing_1>(on, create{&play}, many{});
    on.time.forward(100h * 24);
    const writ::retention nothing{.log = 1ms, .ids = 1ms, .tombstones = 1ms, .history = 1ms};
    REQUIRE(on.store().trim(on.store().now(), nothing, 1'000));
    CHECK(on.store().stats().value().log == 1);
    auto run = writ::endpoint<new_mailing>(on.transport(), on.store(), quick(),
                                           writ::observed_by{on.seen}, write_by<2>{&play});
    settle(run);
    CHECK(play.letters.order() == names{"2: 1"});
}

TEMPLATE_TEST_CASE(
    "what is redriven where its handler was is handed on to where it is now, in order", "[H3]",
    stage::in_memory, stage::in_file) {
    TestType on;
    script play;
    play.creating = [](const create_order&, const writ::context&) {
        throw std::runtime_error("not here");
    };
    auto front = writ::client<web>(on.transport(), on.store());
    for (const int quantity : {1, 2, 3}) {
        REQUIRE(front.send(create_order{{"parked"}, quantity}));
    }
    run_build<TestType, ordering>(on, create{&play});
    REQUIRE(on.store().stats().value().parked == 3);
    on.reopen();

    std::vector<int> quantities;
    script moved;
    moved.creating = [&](const create_order& order, const writ::context&) {
        quantities.push_back(order.quantity);
    };
    const auto run_moved = [&] {
        run_build<TestType, empty_ordering, other_ordering>(on, write{&play}, create{&moved});
    };
    for (int minute = 0; minute < 40; ++minute) {
        on.time.forward(1min);
        run_moved();
    }
    const auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 3);
    CHECK(quantities.empty());
    for (const auto& each : dead) {
        CHECK(each.cause == writ::dead_reason::unknown_type);
        REQUIRE(on.store().redrive(each.place).value());
    }
    run_moved();
    run_moved();
    CHECK(quantities == std::vector<int>{1, 2, 3});
    CHECK(on.seen.count("handed_on") == 3);
    const auto stats = on.store().stats().value();
    CHECK(stats.parked + stats.dead + stats.unknown == 0);
}

struct silent_history
    : writ::service<"history", contracts, writ::handles<write, writ::idempotent>> {};
struct whole_history : writ::service<"history", contracts, writ::handles<write, writ::idempotent>,
                                     writ::handles<note, writ::idempotent, writ::from_beginning>> {
};
struct coming_history : writ::service<"history", contracts, writ::handles<write, writ::idempotent>,
                                      writ::handles<note, writ::idempotent, writ::from_now>> {};

template <class History, class Stage>
names notes_of(Stage& on) {
    script play;
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.publish(order_created{{"first"}, 1}));
    write_letter(on, 1);
    run_build<Stage, silent_history>(on, write{&play});
    run_build<Stage, History>(on, write{&play}, note{&play});
    REQUIRE(front.publish(order_created{{"while back"}, 2}));
    run_build<Stage, silent_history>(on, write{&play});
    on.reopen();
    run_build<Stage, History>(on, write{&play}, note{&play});
    run_build<Stage, History>(on, write{&play}, note{&play});
    CHECK(play.letters.all() == 1);
    return play.notes.order();
}

TEMPLATE_TEST_CASE("an event that a service takes later is given from where it says [T4]", "[T4]",
                   stage::in_memory, stage::in_file) {
    {
        TestType on;
        CHECK(notes_of<whole_history>(on) == names{"note first", "note while back"});
    }
    {
        TestType on;
        CHECK(notes_of<coming_history>(on) == names{"note while back"});
    }
}

}  // namespace orders
