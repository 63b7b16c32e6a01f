// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "testing/models.hpp"

#include <chrono>
#include <set>
#include <stdexcept>

using namespace models;
using writ::dead_reason;
using writ::decision;
using writ::delivery;
using writ::duration;
using writ::kind;
using writ::testing::engine;
using writ::testing::happening;

namespace {

constexpr writ::retry_policy five_at_once{.immediate = 4, .delayed = 0};

/// Fails while `broken`, or for the next `failures_left` deliveries; a body "bad" always.
decision fragile(void* objects, const delivery& given) {
    auto& shared = in(objects);
    ++shared.calls["fragile"];
    auto& rows = static_cast<writ::testing::transaction*>(given.transaction)->table<int>("rows");
    rows.put(given.message.id, 1);
    if (shared.broken || given.message.body == "bad" || shared.failures_left-- > 0) {
        auto failed = ended(writ::verdict::failed, "database away");
        failed.error_type = "std::runtime_error";
        failed.emissions.push_back(event("reserved", ""));
        return failed;
    }
    shared.order.push_back(given.message.body);
    return emits(event("reserved", given.message.partition_key, given.message.body));
}

service rooms_with(writ::retry_policy retries, writ::poison on_poison = writ::poison::park,
                   bool asks_operator = false) {
    service made("rooms");
    made.subscriber({.name = "reserve",
                     .retries = retries,
                     .on_poison = on_poison,
                     .asks_operator = asks_operator});
    made.takes({.type = "reserve", .what = kind::command, .decide = fragile});
    return made;
}

service ending(decide_function decide) {
    service made("rooms");
    made.handler("reserve", "reserve", kind::command, decide);
    return made;
}

}  // namespace

TEST_CASE("a failed handler sends nothing and writes nothing, and on success all of it once") {
    notes seen{.failures_left = 2};
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    const auto id = run.send(message("reserve", "b1"));
    run.run();
    CHECK(seen.calls["fragile"] == 3);
    CHECK(run.journal().of_type("reserved").size() == 1);
    CHECK(run.data().table<int>("rows").size() == 1);
    CHECK(run.balance().handled == 1);
}

TEST_CASE("rows of a handler that never succeeds are rolled back each time") {
    notes seen{.broken = true};
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.data().table<int>("rows").put("before", 1);
    run.add(rooms.model(), &seen);
    run.send(message("reserve"));
    run.run();
    CHECK(run.journal().of_type("reserved").empty());
    CHECK(run.data().table<int>("rows").size() == 1);
    CHECK(run.data().table<int>("rows").contains("before"));
}

TEST_CASE("of two handlers of one event only the one that fails is retried") {
    notes seen{.failures_left = 1};
    service two("two"), other("other");
    const decide_function sound = [](void* objects, const delivery&) {
        ++in(objects).calls["sound"];
        return done();
    };
    two.handler("fragile", "reserved", kind::event, [](void* objects, const delivery&) {
        ++in(objects).calls["fragile"];
        return in(objects).failures_left-- > 0 ? ended(writ::verdict::failed, "no") : done();
    });
    two.handler("sound", "reserved", kind::event, sound);
    other.handler("sound", "reserved", kind::event, sound);
    engine run;
    run.add(two.model(), &seen);
    run.add(other.model(), &seen);
    run.send(message("reserved"));
    run.run();
    CHECK(seen.calls == std::map<std::string, int>{{"fragile", 2}, {"sound", 2}});
}

TEST_CASE("an exception that leaves a decision is a failure") {
    notes seen;
    auto rooms =
        ending([](void*, const delivery&) -> decision { throw std::runtime_error("it broke"); });
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve"));
    run.run_to_end();
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].reason == "it broke");
    CHECK(run.dead_letters()[0].attempts == 8);
}

TEST_CASE("a poisoned message is delivered as often as its policy says, then set aside whole") {
    notes seen{.broken = true};
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.add(rooms.model(), &seen);
    auto sent = message("reserve", "b1", "room 7");
    sent.id = "m1";
    sent.source = "web";
    sent.headers = {{"tenant", "a"}};
    run.send(sent);
    run.run_to_end();
    CHECK(seen.calls["fragile"] == 5);
    REQUIRE(run.dead_letters().size() == 1);
    const auto& dead = run.dead_letters()[0];
    CHECK(dead.message.id == "m1");
    CHECK(dead.message.body == "room 7");
    CHECK(dead.message.headers == sent.headers);
    CHECK(dead.message.source == "web");
    CHECK(dead.why == dead_reason::failed);
    CHECK(dead.reason == "database away");
    CHECK(dead.error_type == "std::runtime_error");
    CHECK(dead.service == "rooms");
    CHECK(dead.subscriber == "reserve");
    CHECK(dead.attempts == 5);
    CHECK(dead.parks_key);
    CHECK(run.balance().dead == 1);
    CHECK(run.balance().exact());
}

TEST_CASE("a redriven message is handled when the fault is gone, under the next generation") {
    notes seen{.broken = true};
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1", "room 7"));
    run.run_to_end();
    REQUIRE(run.dead_letters().size() == 1);
    const auto number = run.dead_letters()[0].number;
    seen.broken = false;
    CHECK(run.redrive(number));
    CHECK_FALSE(run.redrive(number));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"room 7"});
    CHECK(run.dead_letters().empty());
    CHECK(run.balance().handled == 1);
    CHECK(run.balance().exact());
}

TEST_CASE("a message that fails again after its redrive has its attempts anew") {
    notes seen{.broken = true};
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve"));
    run.run();
    run.redrive_all();
    run.run();
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].attempts == 5);
    CHECK(run.dead_letters()[0].message.generation == 1);
    CHECK(seen.calls["fragile"] == 10);
}

TEST_CASE("a rejected or undecodable message is set aside at its first failure") {
    notes seen;
    auto rooms = ending([](void* objects, const delivery& given) {
        ++in(objects).calls["reserve"];
        return given.message.body == "reject"
                   ? ended(writ::verdict::rejected, "no such room")
                   : ended(writ::verdict::undecodable, "/from: expected a date");
    });
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "", "reject"));
    run.send(message("reserve", "", "{"));
    run.run();
    CHECK(seen.calls["reserve"] == 2);
    REQUIRE(run.dead_letters().size() == 2);
    CHECK(run.dead_letters()[0].why == dead_reason::rejected);
    CHECK(run.dead_letters()[0].reason == "no such room");
    CHECK(run.dead_letters()[0].attempts == 1);
    CHECK(run.dead_letters()[1].why == dead_reason::undecodable);
    CHECK(run.dead_letters()[1].reason == "/from: expected a date");
}

TEST_CASE("a body over the limit is set aside without a delivery, and the next is handled") {
    notes seen;
    auto rooms = rooms_with({});
    engine run({.bounds = {.body_bytes = 5}});
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1", "123456"));
    run.send(message("reserve", "b2", "12345"));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"12345"});
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == dead_reason::too_large);
    CHECK(run.dead_letters()[0].reason == "a body of 6 bytes, over the limit of 5");
    CHECK(run.dead_letters()[0].attempts == 0);
}

TEST_CASE("retries come after the delays of the policy, on the virtual clock") {
    notes seen{.broken = true};
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1"));
    run.run();
    CHECK(seen.calls["fragile"] == 3);
    int expected = 3;
    for (const std::int64_t seconds : {1, 4, 16, 64, 256}) {
        run.advance(duration::milliseconds(seconds * 1'000 - 1));
        CHECK(seen.calls["fragile"] == expected);
        run.advance(duration::milliseconds(1));
        CHECK(seen.calls["fragile"] == ++expected);
    }
    CHECK(run.balance().dead == 1);
    CHECK(run.dead_letters()[0].last_time.ms - run.dead_letters()[0].first_time.ms == 341'000);
}

TEST_CASE("with a seed retries come within the band of the jitter") {
    std::set<std::int64_t> times;
    for (std::uint64_t seed = 0; seed < 100; ++seed) {
        notes seen{.broken = true};
        auto rooms = rooms_with({.immediate = 0, .delayed = 1});
        engine run({.seed = seed});
        run.add(rooms.model(), &seen);
        run.send(message("reserve"));
        run.run_to_end();
        const auto waited = run.now().ms - 1'767'225'600'000;
        REQUIRE(waited >= 800);
        REQUIRE(waited <= 1'200);
        times.insert(waited);
    }
    CHECK(times.size() > 50);
}

TEST_CASE("while a message waits for its retry its key waits in order, and other keys go on") {
    notes seen{.broken = true};
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1", "1"));
    run.run();
    seen.broken = false;
    run.send(message("reserve", "b1", "2"));
    run.send(message("reserve", "b2", "other"));
    run.send(message("reserve", "b1", "3"));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"other"});
    CHECK(run.balance().parked == 3);
    run.advance(duration::milliseconds(1'000));
    CHECK(seen.order == std::vector<std::string>{"other", "1", "2", "3"});
    CHECK(run.balance().parked == 0);
    CHECK(run.balance().exact());
}

TEST_CASE("keys of one text in two streams do not wait for each other") {
    notes seen;
    service rooms("rooms");
    rooms.subscriber({.name = "reserve", .retries = five_at_once});
    rooms.takes({.type = "reserve", .what = kind::command, .decide = fragile, .stream = "a"});
    rooms.takes({.type = "release", .what = kind::command, .decide = fragile, .stream = "b"});
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "k", "bad"));
    run.send(message("release", "k", "good"));
    run.send(message("reserve", "k", "behind"));
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"good"});
    CHECK(run.balance().parked == 1);
}

TEST_CASE("a poisoned key parks alone, and its redrive is handled before what came later") {
    notes seen;
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.add(rooms.model(), &seen);
    seen.broken = true;
    run.send(message("reserve", "b1", "1"));
    run.run();
    seen.broken = false;
    for (const auto* body : {"2", "3"}) {
        run.send(message("reserve", "b1", body));
    }
    run.send(message("reserve", "b2", "other"));
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"other"});
    CHECK(run.balance().parked == 2);
    run.redrive_all();
    run.send(message("reserve", "b1", "4"));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"other", "1", "2", "3", "4"});
    CHECK(run.balance().handled == 5);
    CHECK(run.balance().exact());
}

TEST_CASE("a skipped dead letter is counted, and the later messages of its key go on") {
    notes seen;
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1", "bad"));
    run.send(message("reserve", "b1", "2"));
    run.run_to_end();
    CHECK(run.balance().parked == 1);
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.skip(run.dead_letters()[0].number));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"2"});
    CHECK(run.balance().skipped == 1);
    CHECK(run.balance().exact());
    CHECK_FALSE(run.skip(1));
}

TEST_CASE("two poisoned messages of one key are redriven one after the other") {
    notes seen;
    auto rooms = rooms_with(five_at_once);
    engine run;
    run.add(rooms.model(), &seen);
    for (const auto* body : {"bad", "1", "bad", "2"}) {
        run.send(message("reserve", "b1", body));
    }
    run.run_to_end();
    CHECK(seen.order.empty());
    run.skip_all();
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"1"});
    CHECK(run.balance().parked == 1);
    run.skip_all();
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"1", "2"});
    CHECK(run.balance().skipped == 2);
}

TEST_CASE("a poisoned message lets its key go on where its subscriber skips, or has no key") {
    for (const auto* key : {"b1", ""}) {
        notes seen;
        auto rooms =
            rooms_with(five_at_once, *key == '\0' ? writ::poison::park : writ::poison::skip);
        engine run;
        run.add(rooms.model(), &seen);
        run.send(message("reserve", key, "bad"));
        run.send(message("reserve", key, "2"));
        run.run_to_end();
        CHECK(seen.order == std::vector<std::string>{"2"});
        CHECK(run.balance().dead == 1);
        CHECK_FALSE(run.dead_letters()[0].parks_key);
    }
}

TEST_CASE("a duplicate of a parked or dead message is recognised") {
    notes seen{.broken = true};
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    auto sent = message("reserve", "b1");
    sent.id = "m1";
    run.send(sent);
    run.run();
    run.send(sent);
    run.run();
    CHECK(run.balance().duplicates == 1);
    run.run_to_end();
    CHECK(run.balance().dead == 1);
    run.send(sent);
    run.run_to_end();
    CHECK(run.balance().duplicates == 2);
    CHECK(seen.calls["fragile"] == 8);
}

TEST_CASE("an expired message is set aside without a delivery and parks nothing") {
    notes seen;
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    auto sent = message("reserve", "b1", "1");
    sent.expiry_time = writ::timestamp{run.now().ms + 500};
    auto second = sent;
    run.send(sent);
    run.run();
    run.advance(duration::milliseconds(501));
    run.send(second);
    run.send(message("reserve", "b1", "2"));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"1", "2"});
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == dead_reason::expired);
    run.redrive_all();
    run.run();
    CHECK(seen.order.size() == 3);
}

TEST_CASE("a message that expires while it waits for its retry is set aside") {
    notes seen{.broken = true};
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    auto sent = message("reserve", "b1", "1");
    sent.expiry_time = writ::timestamp{run.now().ms + 500};
    run.send(sent);
    run.send(message("reserve", "b1", "2"));
    run.run();
    seen.broken = false;
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"2"});
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == dead_reason::expired);
}

TEST_CASE("a message older than the remembered ids is set aside, and its redrive counts once") {
    notes seen;
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    auto sent = message("reserve", "b1", "old");
    sent.time = {run.now().ms - 604'800'001};
    run.send(sent);
    run.run();
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == dead_reason::too_old_to_deduplicate);
    run.redrive_all();
    run.run();
    CHECK(seen.order == std::vector<std::string>{"old"});
}

TEST_CASE("a redrive after the window of ids takes effect once, in its place") {
    notes seen{.broken = true};
    auto rooms = rooms_with(five_at_once);
    engine run({.duplicate = true});
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1", "1"));
    run.run();
    seen.broken = false;
    run.send(message("reserve", "b1", "2"));
    run.advance(std::chrono::days(8));
    run.redrive_all();
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"1", "2"});
    CHECK(run.balance().exact());
}

TEST_CASE("an event of a type that a service does not know is skipped and counted") {
    notes seen;
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    run.hand_over("rooms", message("unheard"), kind::event);
    run.run_to_end();
    CHECK(run.balance().skipped_unknown == 1);
    CHECK(run.balance().dead == 0);
    CHECK(run.balance().exact());
}

TEST_CASE("a command of an unknown type is set aside when no build knows it in time") {
    notes seen;
    auto rooms = rooms_with({});
    engine run;
    run.add(rooms.model(), &seen);
    run.hand_over("rooms", message("unheard", "b1", "?"), kind::command);
    run.send(message("reserve", "b1", "known"));
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"known"});
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == dead_reason::unknown_type);
    CHECK(run.dead_letters()[0].message.body == "?");
    CHECK(run.now().ms - run.dead_letters()[0].first_time.ms == 900'000);
}

TEST_CASE("a command of an unknown type is handled by the build that comes within the grace") {
    notes seen;
    service old("rooms");
    engine run;
    run.add(old.model(), &seen);
    auto sent = message("reserve", "b1", "early");
    sent.id = "m1";
    run.hand_over("rooms", sent, kind::command);
    run.run();
    run.hand_over("rooms", sent, kind::command);
    run.advance(std::chrono::minutes(14));
    CHECK(run.balance().parked == 1);
    auto rooms = rooms_with({});
    run.add(rooms.model(), &seen);
    run.run_to_end();
    CHECK(seen.order == std::vector<std::string>{"early"});
    CHECK(run.balance().duplicates == 1);
    CHECK(run.balance().exact());
}

TEST_CASE("a decision that returns more than the limits allow is a failure") {
    notes seen;
    auto rooms = ending(
        [](void*, const delivery&) { return emits(event("reserved", ""), event("reserved", "")); });
    engine run({.bounds = {.outcome_messages = 1}});
    run.add(rooms.model(), &seen);
    run.send(message("reserve"));
    run.run_to_end();
    CHECK(run.journal().of_type("reserved").empty());
    CHECK(run.balance().dead == 1);
}

TEST_CASE("a handler that is started and lost is not run twice where an operator is asked") {
    int in_doubt = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        notes seen;
        auto rooms = rooms_with(five_at_once, writ::poison::park, true);
        engine run({.seed = seed, .fail_percent = 50});
        run.add(rooms.model(), &seen);
        run.send(message("reserve"));
        run.run_to_end();
        for (const auto& each : run.dead_letters()) {
            if (each.why != dead_reason::in_doubt) {
                continue;
            }
            ++in_doubt;
            REQUIRE(seen.calls["fragile"] == 1);
        }
    }
    CHECK(in_doubt > 3);
}

TEST_CASE("a commit that fails runs a handler again only when its rows went with it") {
    int failed_commits = 0;
    for (const bool writes : {false, true}) {
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            notes seen;
            auto rooms = writes ? ending([](void* objects, const delivery& given) {
                ++in(objects).calls["reserve"];
                static_cast<writ::testing::transaction*>(given.transaction)
                    ->table<int>("rows")
                    .put("k", in(objects).calls["reserve"]);
                return done();
            })
                                : ending([](void* objects, const delivery&) {
                                      ++in(objects).calls["reserve"];
                                      return done();
                                  });
            engine run({.seed = seed, .fail_percent = 50});
            run.add(rooms.model(), &seen);
            run.send(message("reserve"));
            run.run_to_end();
            const auto& events = run.journal().messages()[0].events;
            const bool lost = run.journal().count(happening::failed) != 0;
            if (lost || run.journal().count(happening::commit_failed) == 0) {
                continue;
            }
            ++failed_commits;
            REQUIRE(seen.calls["reserve"] == (writes ? 2 : 1));
            REQUIRE(run.data().table<int>("rows").size() == (writes ? 1 : 0));
            REQUIRE(events.back().what == happening::handled);
        }
    }
    CHECK(failed_commits > 5);
}
