// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "testing/models.hpp"

#include <algorithm>
#include <set>

using namespace models;
using writ::decision;
using writ::delivery;
using writ::duration;
using writ::kind;
using writ::testing::engine;
using writ::testing::happening;

namespace {

constexpr decide_function note_subscriber_order = [](void* objects, const delivery& given) {
    in(objects).order.push_back(given.message.type + given.message.partition_key +
                                given.message.body);
    in(objects).seen.push_back(given.message);
    return done();
};

service reserve_rooms() {
    service made("rooms");
    made.handler("reserve", "reserve", kind::command, [](void* objects, const delivery& given) {
        ++in(objects).calls["reserve"];
        auto reserved = event("reserved", given.message.partition_key, given.message.body);
        reserved.headers = {{"tenant", "a"}};
        return emits(reserved);
    });
    return made;
}

service listener(std::string_view name, std::string_view type) {
    service made(name);
    made.handler("hear", type, kind::event, note_subscriber_order);
    return made;
}

}  // namespace

TEST_CASE("a command is handled once by its owner, with what was sent") {
    notes seen;
    service rooms("rooms");
    rooms.handler("reserve", "reserve", kind::command, note_subscriber_order);
    engine run;
    run.add(rooms.model(), &seen);
    run.send(message("reserve", "b1", "room 7"));
    CHECK(seen.order.empty());
    run.run();
    REQUIRE(seen.order == std::vector<std::string>{"reserveb1room 7"});
    CHECK(run.balance().handled == 1);
    CHECK(run.balance().copies == 1);
}

TEST_CASE("an event reaches each subscriber once, also two of one service, and nobody else") {
    notes seen;
    auto rooms = reserve_rooms();
    service mail("mail");
    const decide_function count_mail = [](void* objects, const delivery&) {
        ++in(objects).calls["mail"];
        return done();
    };
    const decide_function count_audit = [](void* objects, const delivery&) {
        ++in(objects).calls["audit"];
        return done();
    };
    const decide_function count_other = [](void* objects, const delivery&) {
        ++in(objects).calls["other"];
        return done();
    };
    mail.handler("send", "reserved", kind::event, count_mail);
    mail.handler("audit", "reserved", kind::event, count_audit);
    service second("second"), other("other");
    second.handler("audit", "reserved", kind::event, count_audit);
    other.handler("hear", "released", kind::event, count_other);
    engine run;
    for (const auto* each : {&rooms, &mail, &second, &other}) {
        run.add(each->model(), &seen);
    }
    run.send(message("reserve", "b1"));
    run.run();
    CHECK(seen.calls == std::map<std::string, int>{{"reserve", 1}, {"mail", 1}, {"audit", 2}});
}

TEST_CASE("a command goes to one subscriber even where two would take it") {
    notes seen;
    auto first = reserve_rooms();
    service second("second");
    second.handler("reserve", "reserve", kind::command, note_subscriber_order);
    engine run;
    run.add(first.model(), &seen);
    run.add(second.model(), &seen);
    run.send(message("reserve"));
    run.run();
    CHECK(seen.calls["reserve"] == 1);
    CHECK(seen.order.empty());
}

TEST_CASE("a pattern takes every event that fits it, no other and no command") {
    notes seen;
    service audit("audit"), orders("orders");
    audit.subscriber({.name = "all"});
    audit.takes({.type = "order.created", .decide = note_subscriber_order});
    audit.takes({.type = "order.*", .is_pattern = true, .decide = note_subscriber_order});
    orders.handler("create", "order.create", kind::command, [](void*, const delivery&) {
        return emits(event("order.created", ""), event("order.line.added", ""),
                     event("orders", ""));
    });
    engine run;
    run.add(audit.model(), &seen);
    run.add(orders.model(), &seen);
    run.send(message("order.create"));
    run.run();
    CHECK(seen.order == std::vector<std::string>{"order.created", "order.line.added"});
    CHECK(run.balance().unrouted == 1);
}

TEST_CASE("ids differ, and cause, flow, hops and sticky attributes travel with what is emitted") {
    notes seen;
    auto rooms = reserve_rooms();
    auto mail = listener("mail", "reserved");
    engine run;
    run.add(rooms.model(), &seen);
    run.add(mail.model(), &seen);
    auto sent = message("reserve", "b1", "x");
    sent.headers = {{"tenant", "a"}, {"private", "p"}};
    sent.correlation_id = "flow 1";
    const auto id = run.send(sent);
    run.run();
    REQUIRE(seen.seen.size() == 1);
    const auto& got = seen.seen[0];
    CHECK(got.id == writ::derived_id("outside", id, "rooms/reserve", 0));
    CHECK(got.source == "rooms");
    CHECK(got.causation_id == id);
    CHECK(got.correlation_id == "flow 1");
    CHECK(got.hops == 1);
    CHECK(got.time == run.now());
    CHECK(got.headers == std::vector<writ::header>{{"tenant", "a"}});
}

TEST_CASE("a message from outside without a flow begins one") {
    notes seen;
    auto mail = listener("mail", "reserved");
    engine run;
    run.add(mail.model(), &seen);
    const auto first = run.send(message("reserved"));
    const auto second = run.send(message("reserved"));
    run.run();
    REQUIRE(seen.seen.size() == 2);
    CHECK(first != second);
    CHECK(seen.seen[0].correlation_id == first);
    CHECK(seen.seen[1].correlation_id == second);
    CHECK(seen.seen[0].time == writ::timestamp{1'767'225'600'000});
}

TEST_CASE("one message id sent twice has one effect, and so has each of its subscribers") {
    notes seen;
    auto rooms = reserve_rooms();
    auto mail = listener("mail", "reserved");
    engine run;
    run.add(rooms.model(), &seen);
    run.add(mail.model(), &seen);
    auto sent = message("reserve", "b1");
    sent.id = "same";
    run.send(sent);
    run.send(sent);
    run.run();
    run.send(sent);
    run.run();
    CHECK(seen.calls["reserve"] == 1);
    CHECK(seen.order.size() == 1);
    CHECK(run.balance().duplicates == 2);
    CHECK(run.balance().exact());
    sent.source = "another";
    run.send(sent);
    run.run();
    CHECK(seen.calls["reserve"] == 2);
}

TEST_CASE("every message delivered twice has every effect once") {
    notes seen;
    auto rooms = reserve_rooms();
    auto mail = listener("mail", "reserved");
    engine run({.duplicate = true});
    run.add(rooms.model(), &seen);
    run.add(mail.model(), &seen);
    for (int at = 0; at < 10; ++at) {
        run.send(message("reserve", std::to_string(at)));
    }
    run.run();
    CHECK(seen.calls["reserve"] == 10);
    CHECK(seen.order.size() == 10);
    CHECK(run.balance().duplicates == 20);
    CHECK(run.balance().copies == 40);
    CHECK(run.balance().exact());
}

TEST_CASE("without a seed deliveries run first in, first out over all services") {
    notes seen;
    service a("a");
    a.handler("one", "start", kind::command, [](void* objects, const delivery& given) {
        in(objects).order.push_back("start" + given.message.partition_key);
        return emits(event("next", given.message.partition_key));
    });
    auto b = listener("b", "next");
    engine run;
    run.add(b.model(), &seen);
    run.add(a.model(), &seen);
    for (const auto* key : {"1", "2", "3"}) {
        run.send(message("start", key));
    }
    run.run();
    CHECK(seen.order ==
          std::vector<std::string>{"start1", "start2", "start3", "next1", "next2", "next3"});
}

TEST_CASE("a seed gives other orders, and each the same again") {
    const auto order_of = [](std::uint64_t seed) {
        notes seen;
        auto mail = listener("mail", "reserved");
        engine run({.seed = seed});
        run.add(mail.model(), &seen);
        for (int at = 0; at < 8; ++at) {
            run.send(message("reserved", std::to_string(at)));
        }
        run.run();
        return seen.order;
    };
    std::set<std::vector<std::string>> orders;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        orders.insert(order_of(seed));
        REQUIRE(order_of(seed) == order_of(seed));
    }
    CHECK(orders.size() > 15);
}

TEST_CASE("no seed turns the order of one sender and one key around") {
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        notes seen;
        auto mail = listener("mail", "reserved");
        engine run({.seed = seed});
        run.add(mail.model(), &seen);
        for (int at = 0; at < 5; ++at) {
            run.send(message("reserved", "x", std::to_string(at)));
            run.send(message("reserved", "y", std::to_string(at)));
        }
        run.run();
        std::vector<std::string> x, y;
        for (const auto& each : seen.order) {
            (each[8] == 'x' ? x : y).push_back(each);
        }
        REQUIRE(x.size() == 5);
        REQUIRE(std::is_sorted(x.begin(), x.end()));
        REQUIRE(std::is_sorted(y.begin(), y.end()));
    }
}

TEST_CASE("no seed delivers an effect before a copy of its cause") {
    bool other_first = false;
    for (std::uint64_t seed = 0; seed < 50; ++seed) {
        notes seen;
        service a("a"), b("b"), c("c");
        a.handler("relay", "cause", kind::event,
                  [](void*, const delivery&) { return emits(event("effect", "")); });
        b.handler("first", "cause", kind::event, note_subscriber_order);
        b.handler("second", "effect", kind::event, note_subscriber_order);
        c.handler("other", "other", kind::event, note_subscriber_order);
        engine run({.seed = seed});
        for (const auto* each : {&a, &b, &c}) {
            run.add(each->model(), &seen);
        }
        run.send(message("cause"));
        run.send(message("other"));
        run.run();
        REQUIRE(seen.order.size() == 3);
        const auto at = [&](const char* type) {
            return std::find(seen.order.begin(), seen.order.end(), type) - seen.order.begin();
        };
        REQUIRE(at("cause") < at("effect"));
        other_first = other_first || at("other") == 0;
    }
    CHECK(other_first);
}

TEST_CASE("a delayed message arrives once, at its time and never before") {
    notes seen;
    service rooms("rooms");
    rooms.handler("reserve", "reserve", kind::command, [](void*, const delivery&) {
        auto later = event("reserved", "b1");
        later.delay_ms = 5'000;
        return emits(later);
    });
    auto mail = listener("mail", "reserved");
    engine run;
    run.add(rooms.model(), &seen);
    run.add(mail.model(), &seen);
    run.send(message("reserve"));
    run.run();
    CHECK(run.balance().delayed == 1);
    run.advance(duration::milliseconds(4'999));
    CHECK(seen.order.empty());
    run.advance(duration::milliseconds(1));
    CHECK(seen.order.size() == 1);
    CHECK(run.balance().delayed == 0);
    run.run_to_end();
    CHECK(seen.order.size() == 1);
    CHECK(run.now() == writ::timestamp{1'767'225'605'000});
}

TEST_CASE("a cycle ends in a dead letter when it has gone too far") {
    notes seen;
    service a("a");
    a.handler("again", "ping", kind::event, [](void* objects, const delivery&) {
        ++in(objects).calls["ping"];
        return emits(event("ping", ""));
    });
    engine run;
    run.add(a.model(), &seen);
    run.send(message("ping"));
    run.run();
    CHECK(seen.calls["ping"] == 101);
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == writ::dead_reason::too_many_hops);
}

TEST_CASE("an endless cycle is an error that lists the last messages") {
    notes seen;
    service a("a");
    a.handler("again", "ping", kind::event, [](void*, const delivery&) {
        auto next = event("ping", "");
        next.delay_ms = 1;
        return emits(next);
    });
    engine run({.max_deliveries = 500});
    run.add(a.model(), &seen);
    run.send(message("ping"));
    run.run();
    try {
        run.run_to_end();
        FAIL("it ended");
    } catch (const writ::testing::endless_cycle& caught) {
        const std::string text = caught.what();
        CHECK(text.find("more than 500 deliveries") != std::string::npos);
        CHECK(text.find("ping from a/again") != std::string::npos);
    }
}

TEST_CASE("an answer reaches the one who asked, from outside, and no other") {
    notes seen;
    service rooms("rooms");
    rooms.handler("find", "find", kind::query, [](void*, const delivery& given) {
        decision made;
        made.reply = {true, given.message.body == "none", "find.reply", given.message.body, {}};
        if (made.reply.is_error) {
            made.reply.type = "find.error";
        }
        return made;
    });
    engine run;
    run.add(rooms.model(), &seen);
    for (const auto* body : {"7", "none"}) {
        auto asked = message("find", "", body);
        asked.reply_to = "client/1";
        asked.reply_key = std::string("question ") + body;
        run.send(asked);
    }
    run.send(message("find", "", "8"));
    run.run();
    const auto* found = run.answer_to("client/1", "question 7");
    REQUIRE(found != nullptr);
    CHECK(found->message.body == "7");
    CHECK_FALSE(found->is_error);
    const auto* missing = run.answer_to("client/1", "question none");
    REQUIRE(missing != nullptr);
    CHECK(missing->is_error);
    CHECK(missing->message.type == "find.error");
    CHECK(run.answer_to("client/1", "question 8") == nullptr);
    CHECK(run.balance().answered == 2);
    CHECK(run.balance().unclaimed_replies == 1);
}

TEST_CASE("a recurring message comes as time is let pass, and does not keep a run from ending") {
    notes seen;
    service reports("reports");
    reports.handler("make", "make", kind::command, note_subscriber_order);
    reports.every({3'600'000, [] { return command("make", ""); }});
    engine run;
    run.add(reports.model(), &seen);
    run.run_to_end();
    CHECK(seen.order.empty());
    run.advance(duration::milliseconds(3'599'999));
    CHECK(seen.order.empty());
    run.advance(duration::milliseconds(2 * 3'600'000 + 1));
    CHECK(seen.order.size() == 3);
    CHECK(seen.seen[0].id != seen.seen[1].id);
    CHECK(seen.seen[2].time == run.now());
}

TEST_CASE("a message that a middleware stopped is settled and counted") {
    notes seen;
    service rooms("rooms");
    rooms.handler("reserve", "reserve", kind::command, [](void*, const delivery&) {
        auto made = ended(writ::verdict::stopped, "no token");
        made.reply = {true, true, "reserve.error", "401", {}};
        return made;
    });
    engine run;
    run.add(rooms.model(), &seen);
    auto sent = message("reserve", "b1");
    sent.reply_to = "client/1";
    run.send(sent);
    run.run();
    CHECK(run.balance().stopped == 1);
    CHECK(run.balance().handled == 0);
    REQUIRE(run.answer_to("client/1", "") != nullptr);
    CHECK(run.answer_to("client/1", "")->message.body == "401");
}

TEST_CASE("a handler that moves to another service is found there") {
    notes here, there;
    auto rooms = reserve_rooms();
    service empty("rooms"), other("other");
    other.handler("reserve", "reserve", kind::command, note_subscriber_order);
    engine run;
    run.add(rooms.model(), &here);
    run.send(message("reserve"));
    run.run();
    run.add(empty.model(), &here);
    run.add(other.model(), &there);
    run.send(message("reserve"));
    run.run();
    CHECK(here.calls["reserve"] == 1);
    CHECK(there.order.size() == 1);
}

TEST_CASE("twenty thousand messages of one handler are all delivered, in order") {
    notes seen;
    service import("import");
    import.handler("read", "read", kind::command, [](void*, const delivery&) {
        decision made;
        for (int at = 0; at < 20'000; ++at) {
            made.emissions.push_back(event("line", "k"));
        }
        return made;
    });
    auto lines = listener("lines", "line");
    engine run({.seed = 1});
    run.add(import.model(), &seen);
    run.add(lines.model(), &seen);
    run.send(message("read"));
    run.run();
    CHECK(seen.order.size() == 20'000);
    CHECK(run.balance().exact());
}
