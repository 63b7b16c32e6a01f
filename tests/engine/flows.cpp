// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Workflows on the real engine: a trip is booked, its price asked for, paid, and the hotel told.

#include "stage.hpp"

#include <mutex>
#include <random>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace trips {

using namespace std::chrono_literals;
using stage::eventually;
using stage::quick;
using stage::settle;

struct trip_id {
    std::string value;
};
struct trip_booked {
    trip_id trip;
    std::string hotel;
};
struct ask_price {
    trip_id trip;
};
struct price {
    int euros = 0;
};
struct take_payment {
    trip_id trip;
    int euros = 0;
};
struct payment_taken {
    trip_id trip;
};
struct part_counted {
    trip_id trip;
    int parts = 0;
};
struct email_hotel {
    trip_id trip;
    std::string hotel;
    int euros = 0;
};
struct give_up {
    trip_id trip;
};

struct contracts
    : writ::contract_list<
          writ::stream<"trip", writ::keyed_by<trip_id>, writ::event<"trip.booked", trip_booked>>,
          writ::stream<"payment", writ::keyed_by<trip_id>,
                       writ::command<"payment.take", take_payment>,
                       writ::event<"payment.taken", payment_taken>>,
          writ::event<"trip.part-counted", part_counted>,
          writ::query<"price.ask", ask_price, writ::reply<price>>,
          writ::command<"mail.email-hotel", email_hotel>, writ::command<"trip.give-up", give_up>> {
};

// The long form: booked, then priced, then paid.
struct awaiting_price {
    std::string hotel;
};
struct awaiting_payment {
    std::string hotel;
    int euros = 0;
};
struct long_steps {
    static auto booked(const trip_booked& trip) -> writ::step<awaiting_price, ask_price> {
        return {{trip.hotel}, {trip.trip}};
    }
    static auto priced(const awaiting_price& now, const price& told, const trip_id& trip)
        -> writ::step<awaiting_payment, take_payment> {
        return {{now.hotel, told.euros}, {trip, told.euros}};
    }
    static auto paid(const awaiting_payment& now, const payment_taken& paid)
        -> writ::finish<email_hotel> {
        return email_hotel{paid.trip, now.hotel, now.euros};
    }
    static auto no_price(const awaiting_price&, const writ::timed_out&, const trip_id& trip)
        -> writ::finish<give_up> {
        return give_up{trip};
    }
    static auto not_paid(const awaiting_payment&, const writ::timed_out&, const trip_id& trip)
        -> writ::finish<give_up> {
        return give_up{trip};
    }
};
struct long_flow : writ::workflow<"long-flow", contracts, writ::identified_by<trip_id>,
                                  writ::state<"awaiting-price", awaiting_price>,
                                  writ::state<"awaiting-payment", awaiting_payment>,
                                  writ::starts<&long_steps::booked>,
                                  writ::continues<&long_steps::priced, &long_steps::paid>,
                                  writ::timeout<24h, &long_steps::no_price, &long_steps::not_paid>,
                                  writ::otherwise<writ::hold>> {};
struct touring : writ::service<"touring", contracts, writ::runs<long_flow>> {};

// The short form tells the hotel at once.
struct short_steps {
    static auto booked(const trip_booked& trip) -> writ::finish<email_hotel> {
        return email_hotel{trip.trip, trip.hotel, 0};
    }
};
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<trip_id>,
                                   writ::starts<&short_steps::booked>> {};
struct short_touring : writ::service<"short-touring", contracts, writ::runs<short_flow>> {};

// Adds up what it is told, from any direction.
struct counting {
    int parts = 0;
};
struct count_steps {
    static auto first(const trip_booked&) -> writ::step<counting> { return {counting{}}; }
    static auto more(const counting& now, const part_counted& part)
        -> std::variant<writ::step<counting>, writ::finish<email_hotel>> {
        const int sum = now.parts + part.parts;
        if (sum == 100) {
            return writ::finish<email_hotel>{email_hotel{part.trip, "all", sum}};
        }
        return writ::step<counting>{counting{sum}};
    }
};
struct count_flow
    : writ::workflow<"count-flow", contracts, writ::identified_by<trip_id>,
                     writ::state<"counting", counting>, writ::starts<&count_steps::first>,
                     writ::continues<&count_steps::more>> {};
struct count_touring : writ::service<"count-touring", contracts, writ::runs<count_flow>> {};

/// What came out of it.
struct outcome {
    std::mutex mutex{};
    std::vector<email_hotel> mails{};
    std::vector<std::string> given_up{};
    std::vector<std::string> charged{};
    std::function<void()> pricing{};

    [[nodiscard]] std::size_t mailed() {
        const std::lock_guard lock{mutex};
        return mails.size();
    }
};

struct mail {
    outcome* to;
    void operator()(const email_hotel& wanted) const {
        const std::lock_guard lock{to->mutex};
        to->mails.push_back(wanted);
    }
};
struct note_end {
    outcome* to;
    void operator()(const give_up& trip) const {
        const std::lock_guard lock{to->mutex};
        to->given_up.push_back(trip.trip.value);
    }
};
struct mailing : writ::service<"mailing", contracts, writ::handles<mail, writ::idempotent>,
                               writ::handles<note_end, writ::idempotent>> {};
struct charge {
    outcome* to;
    auto operator()(const take_payment& wanted) const -> payment_taken {
        const std::lock_guard lock{to->mutex};
        to->charged.push_back(wanted.trip.value + ' ' + std::to_string(wanted.euros));
        return {wanted.trip};
    }
};
struct paying : writ::service<"paying", contracts, writ::handles<charge, writ::idempotent>> {};
// The price of trip "t12" is 12.
struct tell_price {
    outcome* to;
    auto operator()(const ask_price& asked) const -> price {
        if (to->pricing) {
            to->pricing();
        }
        return {std::stoi(asked.trip.value.substr(1))};
    }
};
struct pricing : writ::service<"pricing", contracts, writ::handles<tell_price, writ::idempotent>> {
};
struct web : writ::participant<"web", contracts,
                               writ::publishes<trip_booked, payment_taken, part_counted>> {};

template <class Stage, class... Services>
auto whole(Stage& on, outcome& out, writ::endpoint_options options = quick()) {
    return writ::endpoint<touring, mailing, paying, pricing>(
        on.transport(), on.store(), std::move(options), writ::observed_by{on.seen}, mail{&out},
        note_end{&out}, charge{&out}, tell_price{&out});
}
template <class Stage>
auto flow_alone(Stage& on) {
    return writ::endpoint<touring>(on.transport(), on.store(), quick(), writ::observed_by{on.seen});
}

template <class Store>
std::size_t running(Store& store) {
    return store.stats()->instances;
}

TEMPLATE_TEST_CASE("the short flow tells the hotel once, and is complete [H5]", "[H5]", STAGES) {
    TestType on;
    outcome out;
    auto run = writ::endpoint<short_touring, mailing>(on.transport(), on.store(), quick(),
                                                      writ::observed_by{on.seen}, mail{&out},
                                                      note_end{&out});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}));
    REQUIRE(eventually([&] { return on.is_quiet(run); }));

    REQUIRE(out.mails.size() == 1);
    CHECK(out.mails[0].trip.value == "t1");
    CHECK(out.mails[0].hotel == "Astoria");
    CHECK(running(on.store()) == 0);
    CHECK(on.store().stats()->tombstones == 1);
}

TEMPLATE_TEST_CASE("the long flow tells the hotel when it was paid [H5][H6]", "[H5][H6]", STAGES) {
    TestType on;
    outcome out;
    auto run = whole(on, out);
    auto front = writ::client<web>(on.transport(), on.store());
    {
        auto alone = flow_alone(on);
        REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}));
        settle(alone);
        REQUIRE(front.publish(trip_booked{{"t2"}, "Bristol"}));
        settle(alone);
        CHECK(running(on.store()) == 2);
    }
    settle(run);
    REQUIRE(out.mails.size() == 2);
    for (const auto& each : out.mails) {
        const bool first = each.trip.value == "t1";
        CHECK(each.hotel == (first ? "Astoria" : "Bristol"));
        CHECK(each.euros == (first ? 1 : 2));
    }
    CHECK(out.charged.size() == 2);
    CHECK(running(on.store()) == 0);
}

TEMPLATE_TEST_CASE("an event that comes before its instance starts is held until then [H7]", "[H7]",
                   STAGES) {
    TestType on;
    auto run = writ::endpoint<count_touring>(on.transport(), on.store(), quick(),
                                             writ::observed_by{on.seen});
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.publish(part_counted{{"t1"}, 30}));
    REQUIRE(front.publish(part_counted{{"never"}, 30}));
    settle(run);
    CHECK(on.store().stats()->held == 2);
    CHECK(on.seen.count("held") == 2);

    REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}));
    settle(run);
    CHECK(on.store().stats()->held == 1);
    const auto found = on.store().load("count-touring", "count-flow", "t1");
    REQUIRE(found);
    REQUIRE(found->running);
    CHECK(found->running->state_body == R"({"parts":30})");

    on.time.forward(9min);
    settle(run);
    CHECK(on.store().stats()->held == 1);
    on.time.forward(1min);
    settle(run);
    const auto dead = stage::kept(on.store(), writ::kept_as::dead);
    REQUIRE(dead.size() == 1);
    CHECK(dead[0].cause == writ::dead_reason::no_such_instance);
    CHECK(dead[0].message.type == "trip.part-counted");
}

TEMPLATE_TEST_CASE("an event for a finished instance changes nothing, and is counted [H7]", "[H7]",
                   STAGES) {
    TestType on;
    auto run = writ::endpoint<count_touring>(on.transport(), on.store(), quick(),
                                             writ::observed_by{on.seen});
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}));
    settle(run);
    REQUIRE(front.publish(part_counted{{"t1"}, 100}));
    settle(run);
    CHECK(on.store().stats()->tombstones == 1);
    const auto before = on.store().load("count-touring", "count-flow", "t1")->version;

    REQUIRE(front.publish(part_counted{{"t1"}, 5}));
    REQUIRE(front.publish(trip_booked{{"t1"}, "Bristol"}));
    settle(run);
    CHECK(on.seen.count("late") == 1);
    CHECK(on.seen.count("instance_finished") == 1);
    CHECK(on.store().load("count-touring", "count-flow", "t1")->version == before);
    CHECK(running(on.store()) == 0);
    CHECK(on.store().stats()->held == 0);
}

TEMPLATE_TEST_CASE("after a restart the next message continues from the saved state [H8]", "[H8]",
                   STAGES) {
    TestType on;
    outcome out;
    const auto publish = [&](const auto& event) {
        auto front = writ::client<web>(on.transport(), on.store());
        REQUIRE(front.publish(event));
    };
    {
        auto run = flow_alone(on);
        publish(trip_booked{{"t7"}, "Astoria"});
        settle(run);
    }
    on.reopen();
    {
        auto run = writ::endpoint<touring, pricing>(on.transport(), on.store(), quick(),
                                                    writ::observed_by{on.seen}, tell_price{&out});
        settle(run);
        const auto found = on.store().load("touring", "long-flow", "t7");
        REQUIRE(found->running);
        CHECK(found->running->state_body == R"({"hotel":"Astoria","euros":7})");
    }
    on.reopen();
    auto run = whole(on, out);
    settle(run);
    REQUIRE(out.mails.size() == 1);
    CHECK(out.mails[0].hotel == "Astoria");
    CHECK(out.mails[0].euros == 7);
    CHECK(out.charged == std::vector<std::string>{"t7 7"});
}

TEMPLATE_TEST_CASE("a starter that is sent again starts nothing [H13]", "[H13]", STAGES) {
    TestType on;
    outcome out;
    auto run = whole(on, out);
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 0; at < 3; ++at) {
        REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}, {.id = "the one"}));
        settle(run);
    }
    CHECK(out.mails.size() == 1);
    CHECK(out.charged.size() == 1);
    CHECK(on.store().stats()->tombstones == 1);
}

TEMPLATE_TEST_CASE("of 100 instances that ask at once, each gets its own reply [H19]", "[H19][X2]",
                   STAGES) {
    TestType on;
    outcome out;
    std::atomic<int> asked = 0;
    // Nobody is answered before many have asked, and then in any order.
    out.pricing = [&] {
        ++asked;
        static_cast<void>(eventually([&] { return asked >= 3; }));
    };
    auto options = quick();
    options.lanes = 3;
    auto run = whole(on, out, options);
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 1; at <= 100; ++at) {
        const auto number = std::to_string(at);
        REQUIRE(front.publish(trip_booked{{"t" + number}, "hotel " + number}));
    }
    REQUIRE(run.start());
    REQUIRE(eventually([&] { return out.mailed() == 100 && on.is_quiet(run); }));

    std::set<std::string> trips;
    for (const auto& each : out.mails) {
        const auto number = each.trip.value.substr(1);
        trips.insert(each.trip.value);
        CHECK(each.hotel == "hotel " + number);
        CHECK(each.euros == std::stoi(number));
    }
    CHECK(trips.size() == 100);
    CHECK(out.mails.size() == 100);
    CHECK(out.charged.size() == 100);
    CHECK(running(on.store()) == 0);
    CHECK(on.store().stats()->dead + on.store().stats()->parked + on.store().stats()->held == 0);
}

TEMPLATE_TEST_CASE("messages for one instance at once lose nothing [H20]", "[H20]", STAGES) {
    TestType on;
    outcome out;
    auto options = quick();
    options.lanes = 4;
    auto run = writ::endpoint<count_touring, mailing>(on.transport(), on.store(), options,
                                                      writ::observed_by{on.seen}, mail{&out},
                                                      note_end{&out});
    REQUIRE(run.start());
    auto front = writ::client<web>(on.transport(), on.store());
    // Parts have no key: they come on any lane.
    REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}));
    for (int at = 0; at < 100; ++at) {
        REQUIRE(front.publish(part_counted{{"t1"}, 1}));
    }
    REQUIRE(eventually([&] { return on.is_quiet(run); }));
    REQUIRE(out.mails.size() == 1);
    CHECK(out.mails[0].euros == 100);
    CHECK(on.store().stats()->dead + on.store().stats()->parked + on.store().stats()->held == 0);
}

TEMPLATE_TEST_CASE(
    "a timeout fires once, also after a restart, and not when the step is done [H21]", "[H21][F7]",
    STAGES) {
    TestType on;
    outcome out;
    const auto some = [&] {
        return writ::endpoint<touring, pricing, mailing>(
            on.transport(), on.store(), quick(), writ::observed_by{on.seen}, tell_price{&out},
            mail{&out}, note_end{&out});
    };
    {
        auto run = some();
        auto front = writ::client<web>(on.transport(), on.store());
        REQUIRE(front.publish(trip_booked{{"t1"}, "Astoria"}));
        REQUIRE(front.publish(trip_booked{{"t2"}, "Bristol"}));
        REQUIRE(front.publish(trip_booked{{"t3"}, "Carlton"}));
        settle(run);
        REQUIRE(front.publish(payment_taken{{"t1"}}));
        on.time.forward(23h + 59min);
        settle(run);
        CHECK(out.given_up.empty());
    }
    on.reopen();
    {
        auto run = some();
        settle(run);
        on.time.back(1h);
        settle(run);
        on.time.forward(1h);
        settle(run);
        CHECK(out.given_up.empty());
    }
    on.reopen();
    on.time.forward(1h);
    auto run = some();
    settle(run);
    auto given_up = out.given_up;
    std::sort(given_up.begin(), given_up.end());
    CHECK(given_up == std::vector<std::string>{"t2", "t3"});
    REQUIRE(out.mails.size() == 1);
    CHECK(out.mails[0].trip.value == "t1");
    on.time.forward(48h);
    settle(run);
    CHECK(out.given_up.size() == 2);
    CHECK(running(on.store()) == 0);
    CHECK(on.store().stats()->timers == 0);
}

TEMPLATE_TEST_CASE("two instances of a service fire no timer twice [F2]", "[F2]", STAGES) {
    TestType on;
    on.time.run();
    outcome out;
    const auto some = [&](auto& transport, auto& store) {
        return writ::endpoint<touring, pricing, mailing>(
            transport, store, stage::sharing(), writ::observed_by{on.seen}, tell_price{&out},
            mail{&out}, note_end{&out});
    };
    auto first = some(on.transport(), on.store());
    auto second = some(on.other_transport(), on.other_store());
    auto front = writ::client<web>(on.transport(), on.store());
    for (int at = 1; at <= 100; ++at) {
        REQUIRE(front.publish(trip_booked{{"t" + std::to_string(at)}, "Astoria"}));
    }
    REQUIRE(first.start());
    REQUIRE(second.start());
    REQUIRE(eventually([&] {
        const auto timers = on.store().stats()->timers;
        return timers == 100 && on.is_quiet(first, second);
    }));
    on.time.forward(25h);
    const bool is_over = eventually([&] {
        const std::lock_guard lock{out.mutex};
        return std::set<std::string>(out.given_up.begin(), out.given_up.end()).size() == 100 &&
               running(on.store()) == 0 && on.is_quiet(first, second);
    });
    CAPTURE(first.is_idle(), second.is_idle(), running(on.store()), out.given_up.size());
    REQUIRE(is_over);
    for (int at = 1; at <= 100; ++at) {
        const auto steps =
            on.store().history("touring", "long-flow", "t" + std::to_string(at), 10).value();
        REQUIRE(steps.size() == 3);  // booked, priced, given up
    }
}

}  // namespace trips
