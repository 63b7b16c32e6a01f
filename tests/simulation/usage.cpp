// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a simulation says to who uses it: of many seeds, of names that do not exist, of checks that
// fail, of a transition that is not a pure function.

#include "catch.hpp"

#include <writ/memory/simulation.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

using namespace std::chrono_literals;
using namespace writ::testing;
using Catch::Matchers::Contains;

namespace {

struct meter_id {
    std::string value;
};
struct read_meter {
    meter_id meter;
};
struct count_pulse {
    meter_id meter;
};
struct pulse_counted {
    meter_id meter;
};
struct contracts
    : writ::contract_list<writ::stream<
          "meter", writ::keyed_by<meter_id>, writ::command<"meter.read", read_meter>,
          writ::command<"meter.count", count_pulse>, writ::event<"meter.counted", pulse_counted>>> {
};

/// A row for each meter.
struct counter {
    const bool& is_broken;

    pulse_counted operator()(const count_pulse& asked, writ::memory_transaction& rows) const {
        if (is_broken) {
            throw std::runtime_error{"the counter is broken"};
        }
        rows.table<int>("pulses").put(asked.meter.value, 1);
        return {asked.meter};
    }
};
struct house : writ::service<"house", contracts, writ::handles<counter, writ::idempotent>> {};

/// What a transition must not look at.
struct outside_world {
    static inline bool is_looked_at = false;
    static inline int number = 0;
};

struct reading {
    int n;
};
struct transitions {
    static auto begin(const read_meter& asked) -> writ::step<reading, count_pulse> {
        return {{outside_world::is_looked_at ? ++outside_world::number : 0}, {asked.meter}};
    }
    static auto counted(const reading&, const pulse_counted&) -> writ::finish<> { return {}; }
    static auto late(const reading&, const writ::timed_out&) -> writ::finish<> { return {}; }
};
struct reading_flow
    : writ::workflow<"read", contracts, writ::identified_by<meter_id>,
                     writ::starts<&transitions::begin>, writ::continues<&transitions::counted>,
                     writ::timeout<1h, &transitions::late>> {};
struct readers : writ::service<"readers", contracts, writ::runs<reading_flow>> {};
struct clerk : writ::participant<"clerk", contracts, writ::sends<read_meter>> {};
struct robot : writ::participant<"robot", contracts, writ::sends<read_meter>> {};
struct meters : writ::system<contracts, readers, house, clerk, robot> {};

const bool is_whole = false;

/// A schedule with one meter, and a check.
template <class Check>
simulation_report run_meters(const simulation_options& how, Check check) {
    auto run = simulation<meters>(how, counter{is_whole});
    run.send(read_meter{{"m1"}}, "one");
    return run.run(check);
}

simulation_report run_eight_meters(const simulation_options& how) {
    auto run = simulation<meters>(how, counter{is_whole});
    for (const std::string id : {"m1", "m2", "m3", "m4", "m5", "m6", "m7", "m8"}) {
        run.send(read_meter{{id}}, id);
    }
    return run.run();
}

/// Breaks a promise of its own with seeds that can be divided by seven, after 40 steps.
simulation_report run_sevens(const simulation_options& how) {
    return run_meters(
        how, [&](auto& ran) { ran.require(how.seed % 7 != 0 || how.steps < 40, "a seven"); });
}

std::size_t times_in(const std::string& text, const std::string& word) {
    std::size_t found = 0;
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
        ++found;
    }
    return found;
}

}  // namespace

TEST_CASE("many seeds are run until one breaks a promise, which is written down") {
    const auto all = run_seeds(20, {.seed = 1, .steps = 100}, run_sevens);
    CHECK_FALSE(all.kept());
    CHECK(all.seeds == 7);
    CHECK(all.counterexample.seed == 7);
    CHECK(all.counterexample.broken == "a seven");
    CHECK_THAT(all.counterexample.trace, Contains("client sent 0"));
    CHECK_THAT(all.counterexample.trace, Contains("broken promise: a seven"));
}

TEST_CASE("a counterexample is cut to the fewest steps, and is the same when it is run again") {
    const auto all = run_seeds(20, {.seed = 1, .steps = 100}, run_sevens);
    CHECK(all.options.seed == 7);
    CHECK(all.options.steps == 40);
    const auto again = run_sevens(all.options);
    CHECK(again.broken == all.counterexample.broken);
    CHECK(again.trace == all.counterexample.trace);
}

TEST_CASE("where all seeds keep the promises there is no counterexample, and all are counted") {
    const auto all = run_seeds(5, {.seed = 8, .steps = 100}, run_sevens);
    CHECK(all.kept());
    CHECK(all.seeds == 5);
    CHECK(all.counterexample.broken == "");
    simulation_counts sum;
    for (std::uint64_t seed = 8; seed < 13; ++seed) {
        sum.add(run_sevens({.seed = seed, .steps = 100}));
    }
    CHECK(sum.steps >= 500);
    CHECK(all.counts.steps == sum.steps);
    CHECK(all.counts.handled == sum.handled);
    CHECK(all.counts.met.crash == sum.met.crash);
}

TEST_CASE("what a seed does not determine is told") {
    int calls = 0;
    const auto all = run_seeds(1, {.steps = 50}, [&](const simulation_options& how) {
        ++calls;
        return run_meters(how, [&](auto& ran) { ran.require(calls > 1, "the first time"); });
    });
    CHECK_THAT(all.counterexample.broken, Contains("the first time; and run again"));
}

TEST_CASE("a schedule that is not given the seed is refused") {
    const auto forgets = [](const simulation_options&) { return run_meters({.steps = 10}, [] {}); };
    CHECK_THROWS_WITH(run_seeds(3, {.seed = 1}, forgets), Contains("has to be given the seed"));
}

TEST_CASE("faults that were never met are named") {
    const auto many = run_seeds(200, {.seed = 1, .steps = 200}, [](const simulation_options& how) {
        return run_meters(how, [] {});
    });
    CHECK(many.kept());
    CHECK(many.counts.unmet() == "");
    const auto calm = run_meters({.steps = 50, .faults = {.crash = 1, .delay = 9}}, [] {});
    CHECK(calm.unmet() == "crash");  // the services share a store: nothing is on its way
    CHECK(calm.allowed.crash == 1);
    auto idle = simulation<meters>({.steps = 1, .faults = {}}, counter{is_whole});
    CHECK(idle.run().unmet() == "no message was handled");
}

TEST_CASE("rows of a service that there is not are refused, with the names that there are") {
    auto run = simulation<meters>({}, counter{is_whole});
    CHECK_THROWS_WITH(run.rows_of("hause", [](writ::memory_transaction&) {}),
                      "simulation: there is no service 'hause'; there are: readers, house");
    const auto report = run_meters(
        {.steps = 10}, [](auto& ran) { ran.rows_of("hause", [](writ::memory_transaction&) {}); });
    CHECK_THAT(report.broken, Contains("the check threw: ") && Contains("'hause'"));
}

TEST_CASE("rows of a service are what its handlers wrote") {
    std::size_t rows_seen = 0;
    const auto report = run_meters({.steps = 10}, [&](auto& ran) {
        ran.rows_of("house", [&](writ::memory_transaction& rows) {
            rows_seen = rows.table<int>("pulses").size();
        });
    });
    CHECK(report.broken == "");
    CHECK(rows_seen == 1);
}

TEST_CASE("what a check throws while it looks at rows is not lost") {
    const auto report = run_meters({.steps = 10}, [](auto& ran) {
        ran.rows_of("house",
                    [](writ::memory_transaction&) { throw std::runtime_error{"a wrong row"}; });
    });
    CHECK(report.broken == "the check threw: a wrong row");
    const auto fails = [] {
        return run_meters({.steps = 10}, [](auto& ran) {
            ran.rows_of("house", [](writ::memory_transaction&) { throw 7; });
        });
    };
    CHECK_THROWS_AS(fails(), int);
}

TEST_CASE("the first promise that is broken is the one that is told") {
    const auto report = run_meters({.steps = 10}, [](auto& ran) {
        ran.require(false, "the first");
        ran.require(false, "the second");
        throw std::runtime_error{"the third"};
    });
    CHECK(report.broken == "the first");
}

TEST_CASE("messages that were sent are given as their types") {
    auto run = simulation<meters>({.steps = 10}, counter{is_whole});
    run.send(read_meter{{"m1"}}, "one");
    run.send<robot>(read_meter{{"m2"}}, "two");
    std::vector<std::string> read, counted;
    const auto report = run.run([&] {
        for (const auto& each : run.sent<read_meter>()) {
            read.push_back(each.meter.value);
        }
        for (const auto& each : run.sent<pulse_counted>()) {
            counted.push_back(each.meter.value);
        }
    });
    CHECK(report.broken == "");
    CHECK(read == std::vector<std::string>{"m1", "m2"});
    CHECK(counted.size() == 2);
}

TEST_CASE("a message comes from the participant that is named, or from the first that sends it") {
    auto run = simulation<meters>({.steps = 100, .trace = true}, counter{is_whole});
    run.send(read_meter{{"m1"}}, "one");
    run.send<robot>(read_meter{{"m2"}}, "two");
    const auto report = run.run();
    CHECK_THAT(report.trace, Contains("id=one source=clerk"));
    CHECK_THAT(report.trace, Contains("id=two source=robot"));
}

TEST_CASE("a simulation is run once") {
    auto run = simulation<meters>({.steps = 10}, counter{is_whole});
    CHECK(run.run([&](auto& ran) { ran.require(false, "old"); }).broken == "old");
    CHECK_THROWS_AS(run.run(), std::logic_error);
    CHECK_THROWS_AS(run.send(read_meter{{"m1"}}, "late"), std::logic_error);
}

TEST_CASE("a transition that is not a pure function is told with the members of the states") {
    outside_world::is_looked_at = true;
    outside_world::number = 0;
    const auto report = run_meters({.steps = 100, .faults = {}}, [] {});
    outside_world::is_looked_at = false;
    CHECK_THAT(report.broken, Contains("instance m1 took meter.read one to 'reading' {\"n\":1}, "
                                       "and a serial run to 'reading' {\"n\":2}"));
}

TEST_CASE("a subscriber is paused after as many failures as the options say") {
    const auto failing = [](std::uint32_t pause_after, writ::duration probe) {
        bool is_broken = true;
        auto run = simulation<meters>({.pause_after = pause_after,
                                       .pause_keys = 1,
                                       .probe = probe,
                                       .faults = {},
                                       .on_calm = [&] { is_broken = false; },
                                       .trace = true},
                                      counter{is_broken});
        run.send(read_meter{{"m1"}}, "one");
        return run.run().trace;
    };
    const auto often = failing(1, 10ms);
    const auto seldom = failing(1, 1h);
    CHECK_THAT(often, Contains(" paused service=house"));
    CHECK_THAT(failing(1'000, 10ms), !Contains(" paused service=house"));
    CHECK(times_in(often, "verdict=failed") > 10 * times_in(seldom, "verdict=failed"));
    CHECK_THAT(seldom, Contains("verdict=failed"));
}

TEST_CASE("a store that forgets messages before they are sent again is found") {
    const auto found = [](const writ::retention& keep) {
        const simulation_options base{.keep = keep,
                                      .trim_interval = 10ms,
                                      .steps = 600,
                                      .faults = {.jump = 500, .sent_again = 5'000}};
        return run_seeds(50, base, run_eight_meters).counterexample.broken;
    };
    CHECK(found({}) == "");
    CHECK_THAT(found({.log = 1ms, .ids = 1ms}), Contains("twice"));
}

TEST_CASE("the limits of the options are those of the instances") {
    const auto report =
        run_meters({.bounds = {.body_bytes = 1}, .steps = 100, .faults = {}}, [] {});
    CHECK(report.dead > 0);
}

TEST_CASE("what a store refused at last is waited for before the promises are looked at") {
    const simulation_options base{.steps = 150, .faults = {.store_failure = 1'000}};
    CHECK(run_seeds(100, base, run_eight_meters).counterexample.broken == "");
}
