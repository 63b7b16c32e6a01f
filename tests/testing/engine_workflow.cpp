// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "testing/models.hpp"

#include <algorithm>
#include <chrono>

using namespace models;
using writ::dead_reason;
using writ::decision;
using writ::delivery;
using writ::duration;
using writ::kind;
using writ::unhandled_policy;
using writ::verdict;
using writ::testing::engine;
using writ::testing::happening;

namespace {

constexpr std::int64_t hour = 3'600'000;

bool is_in(const delivery& given, std::string_view state) {
    return given.instance != nullptr && given.instance->state == state;
}

/// starts: -> waiting (24 h) · paid: waiting -> finished, mails · declined: waiting stays ·
/// again: waiting -> waiting · shipped: only in "sent" · sent: waiting -> sent
decision booking_step(void* objects, const delivery& given) {
    const auto& type = given.message.type;
    in(objects).order.push_back(type);
    if (type == "start" && given.instance == nullptr) {
        auto made = steps("waiting", 24 * hour);
        made.state_body = "{}";
        made.emissions.push_back(command("pay", given.message.body, given.message.body));
        return made;
    }
    if (type == "paid" && is_in(given, "waiting")) {
        auto made = finishes();
        made.emissions.push_back(
            command("mail", std::string(given.instance_key), given.message.body));
        return made;
    }
    if (type == "declined" && is_in(given, "waiting")) {
        return stays();
    }
    if (type == "again" && is_in(given, "waiting")) {
        return steps("waiting", 24 * hour);
    }
    if (type == "sent" && is_in(given, "waiting")) {
        return steps("sent");
    }
    if (type == "shipped" && is_in(given, "sent")) {
        return finishes();
    }
    in(objects).order.back() += "?";
    return ended(verdict::unhandled, "");
}

decision booking_timeout(void* objects, std::size_t, const delivery& given) {
    in(objects).order.push_back("timeout");
    if (in(objects).failures_left-- > 0) {
        return ended(verdict::failed, "away");
    }
    auto made = finishes();
    made.emissions.push_back(command("release", std::string(given.instance_key)));
    return made;
}

service booking(unhandled_policy otherwise = unhandled_policy::hold, bool may_restart = false) {
    service made("process");
    made.subscriber(
        {.name = "flow", .is_workflow = true, .may_restart = may_restart, .otherwise = otherwise});
    for (const auto* type : {"start", "paid", "declined", "again", "sent", "shipped"}) {
        made.takes({.type = type,
                    .starts = std::string_view(type) == "start",
                    .instance_of = body_is_key,
                    .decide = booking_step});
    }
    made.times_out(booking_timeout);
    return made;
}

struct process {
    explicit process(unhandled_policy otherwise = unhandled_policy::hold, bool may_restart = false,
                     writ::testing::options settings = {})
        : model(booking(otherwise, may_restart)), run(settings) {
        run.add(model.model(), &seen);
    }

    void send(std::string type, std::string key = "b1") {
        run.send(message(std::move(type), {}, std::move(key)));
        run.run();
    }

    [[nodiscard]] std::size_t mails() const { return run.journal().of_type("mail").size(); }
    [[nodiscard]] std::size_t releases() const { return run.journal().of_type("release").size(); }

    notes seen;
    service model;
    engine run;
};

}  // namespace

TEST_CASE("a workflow starts, steps and finishes, and its emissions name it as their cause") {
    process it;
    it.send("start");
    REQUIRE(it.run.instance("process", "flow", "b1") != nullptr);
    CHECK(it.run.instance("process", "flow", "b1")->state == "waiting");
    CHECK(it.run.journal().of_type("pay").size() == 1);
    it.send("paid");
    CHECK(it.run.instance("process", "flow", "b1") == nullptr);
    CHECK(it.run.is_finished("process", "flow", "b1"));
    REQUIRE(it.mails() == 1);
    CHECK(it.run.journal().of_type("mail")[0]->from == "process/flow");
    CHECK(it.run.balance().handled == 2);
}

TEST_CASE("instances of other keys do not change") {
    process it;
    it.send("start", "b1");
    it.send("start", "b2");
    it.send("paid", "b2");
    CHECK(it.run.instance("process", "flow", "b1") != nullptr);
    CHECK(it.run.instance("process", "flow", "b2") == nullptr);
}

TEST_CASE("a message for a finished instance changes nothing and is counted") {
    process it;
    it.send("start");
    it.send("paid");
    it.send("paid");
    it.send("start");
    CHECK(it.mails() == 1);
    CHECK(it.run.balance().late == 1);
    CHECK(it.run.balance().instance_finished == 1);
    CHECK(it.run.balance().exact());
}

TEST_CASE("a key is free again when the tombstone of its instance is gone") {
    process it;
    it.send("start");
    it.send("paid");
    it.run.advance(std::chrono::days(31));
    CHECK_FALSE(it.run.is_finished("process", "flow", "b1"));
    it.send("start");
    CHECK(it.run.instance("process", "flow", "b1") != nullptr);
}

TEST_CASE("a finished instance starts again where its workflow may restart") {
    process it(unhandled_policy::hold, true);
    it.send("start");
    it.send("paid");
    it.send("start");
    CHECK(it.run.instance("process", "flow", "b1") != nullptr);
    it.send("paid");
    CHECK(it.mails() == 2);
}

TEST_CASE("a message that comes before the start of its instance is applied when it starts") {
    process it;
    it.send("paid");
    CHECK(it.run.balance().held == 1);
    CHECK(it.mails() == 0);
    it.run.advance(std::chrono::minutes(9));
    it.send("start");
    CHECK(it.mails() == 1);
    CHECK(it.run.balance().held == 0);
    CHECK(it.run.balance().handled == 2);
    const auto applied = it.run.now();
    it.run.run_to_end();
    CHECK(it.run.now() == applied);
}

TEST_CASE("a message that is held too long becomes a dead letter, and its redrive is held anew") {
    process it;
    it.send("paid");
    it.run.advance(std::chrono::milliseconds(599'999));
    CHECK(it.run.balance().held == 1);
    it.run.advance(std::chrono::milliseconds(1));
    CHECK(it.run.balance().held == 0);
    REQUIRE(it.run.dead_letters().size() == 1);
    CHECK(it.run.dead_letters()[0].why == dead_reason::no_such_instance);
    it.run.redrive_all();
    it.run.run();
    CHECK(it.run.balance().held == 1);
    it.send("start");
    CHECK(it.mails() == 1);
    CHECK(it.run.balance().exact());
}

TEST_CASE("held messages are tried in their order whenever their instance changes") {
    process it;
    it.send("shipped");
    it.send("sent");
    it.send("start");
    CHECK(it.seen.order == std::vector<std::string>{"start", "shipped?", "sent", "shipped"});
    CHECK(it.run.is_finished("process", "flow", "b1"));
    CHECK(it.run.balance().handled == 3);
}

TEST_CASE("messages that were held for one instance are released in the order in which they came") {
    process it;
    for (const auto* type : {"declined", "sent", "declined", "shipped"}) {
        it.send(type);
    }
    CHECK(it.run.balance().held == 4);
    it.send("start");
    CHECK(it.seen.order ==
          std::vector<std::string>{"start", "declined", "sent", "declined?", "shipped"});
    CHECK(it.run.balance().late == 1);
    CHECK(it.run.is_finished("process", "flow", "b1"));
}

TEST_CASE("a message that fits no state in time is a dead letter that says so") {
    process it;
    it.send("start");
    it.send("shipped");
    CHECK(it.run.balance().held == 1);
    it.run.advance(std::chrono::minutes(10));
    REQUIRE(it.run.dead_letters().size() == 1);
    CHECK(it.run.dead_letters()[0].why == dead_reason::no_fitting_state);
}

TEST_CASE("a held message whose instance finishes is late") {
    process it;
    it.send("start");
    it.send("shipped");
    it.send("paid");
    CHECK(it.run.balance().late == 1);
    CHECK(it.run.balance().held == 0);
}

TEST_CASE("a stay gives held messages no new chance") {
    process it;
    it.send("start");
    it.send("shipped");
    it.seen.order.clear();
    it.send("declined");
    CHECK(it.seen.order == std::vector<std::string>{"declined"});
    CHECK(it.run.balance().held == 1);
}

TEST_CASE("a message without a transition is ignored or rejected where the workflow says so") {
    process ignores(unhandled_policy::ignore);
    ignores.send("start");
    ignores.send("shipped");
    ignores.send("start");
    CHECK(ignores.run.balance().ignored == 2);
    process rejects(unhandled_policy::reject);
    rejects.send("start");
    rejects.send("shipped");
    REQUIRE(rejects.run.dead_letters().size() == 1);
    CHECK(rejects.run.dead_letters()[0].why == dead_reason::rejected);
    CHECK(rejects.run.instance("process", "flow", "b1")->state == "waiting");
}

TEST_CASE("a redelivered starter makes one instance") {
    process it(unhandled_policy::hold, false, {.duplicate = true});
    it.send("start");
    CHECK(it.run.journal().of_type("pay").size() == 1);
    CHECK(it.run.balance().duplicates == 1);
    CHECK(it.run.balance().handled == 1);
}

TEST_CASE("a message whose key cannot be read is set aside with the path") {
    notes seen;
    service made("process");
    made.subscriber({.name = "flow", .is_workflow = true});
    made.takes({.type = "start",
                .starts = true,
                .instance_of = [](const writ::delivery&) -> writ::result<std::string> {
                    return writ::error{"/booking", "missing"};
                },
                .decide = booking_step});
    engine run;
    run.add(made.model(), &seen);
    run.send(message("start"));
    run.run();
    REQUIRE(run.dead_letters().size() == 1);
    CHECK(run.dead_letters()[0].why == dead_reason::undecodable);
    CHECK(run.dead_letters()[0].reason == "/booking: missing");
    CHECK(run.dead_letters()[0].attempts == 1);
}

TEST_CASE("a timeout fires once, at its time, when the state was not left") {
    process it;
    it.send("start");
    CHECK(it.run.balance().timers == 1);
    it.run.advance(duration::milliseconds(24 * hour - 1));
    CHECK(it.releases() == 0);
    it.run.advance(duration::milliseconds(1));
    CHECK(it.releases() == 1);
    CHECK(it.run.is_finished("process", "flow", "b1"));
    it.run.advance(std::chrono::days(3));
    CHECK(it.releases() == 1);
    CHECK(it.run.balance().timers == 0);
    CHECK(it.run.balance().exact());
}

TEST_CASE("a timeout belongs to the flow that set it") {
    process it;
    it.send("start");
    it.run.run_to_end();
    const auto releases = it.run.journal().of_type("release");
    REQUIRE(releases.size() == 1);
    const auto timeouts = it.run.journal().of_type(writ::timed_out_type);
    REQUIRE(timeouts.size() == 1);
    const auto& start = *it.run.journal().messages()[0].message;
    CHECK(timeouts[0]->message->causation_id == start.id);
    CHECK(releases[0]->message->causation_id == timeouts[0]->message->id);
    CHECK(releases[0]->message->correlation_id == start.correlation_id);
}

TEST_CASE("a timeout never fires when its state was left in time") {
    process it;
    it.send("start");
    it.run.advance(std::chrono::hours(23));
    it.send("paid");
    CHECK(it.run.balance().timers == 0);
    it.run.advance(std::chrono::days(3));
    CHECK(it.releases() == 0);
    CHECK(it.run.balance().timers == 0);
    CHECK(it.run.balance().cancelled == 0);
    process steps_on;
    steps_on.send("start");
    steps_on.send("sent");
    steps_on.run.advance(std::chrono::days(3));
    CHECK(steps_on.releases() == 0);
}

TEST_CASE("a stay keeps the timeout, a step into the same state sets it anew") {
    process stays_there;
    stays_there.send("start");
    stays_there.run.advance(std::chrono::hours(23));
    stays_there.send("declined");
    stays_there.run.advance(std::chrono::hours(1));
    CHECK(stays_there.releases() == 1);
    process steps_again;
    steps_again.send("start");
    steps_again.run.advance(std::chrono::hours(23));
    steps_again.send("again");
    steps_again.run.advance(std::chrono::hours(23));
    CHECK(steps_again.releases() == 0);
    steps_again.run.advance(std::chrono::hours(1));
    CHECK(steps_again.releases() == 1);
}

TEST_CASE("a timeout whose transition fails is retried") {
    process it;
    it.seen.failures_left = 4;
    it.send("start");
    it.run.run_to_end();
    CHECK(it.releases() == 1);
    CHECK(std::count(it.seen.order.begin(), it.seen.order.end(), "timeout") == 5);
    CHECK(it.run.now().ms - 1'767'225'600'000 == 24 * hour + 5'000);
}

TEST_CASE("a timeout that waits for its retry is cancelled when its state is left") {
    process it;
    it.seen.failures_left = 4;
    it.send("start");
    it.run.advance(duration::milliseconds(24 * hour + 500));
    CHECK(it.run.balance().parked == 1);
    it.send("paid");
    it.run.run_to_end();
    CHECK(it.releases() == 0);
    CHECK(it.mails() == 1);
    CHECK(it.run.balance().cancelled == 1);
    CHECK(it.run.balance().exact());
}

namespace {

/// ask: -> asking, with a query · its reply: asking -> finished, bill of the instance's own key
service billing() {
    service made("billing");
    made.subscriber({.name = "bill", .is_workflow = true});
    made.takes({.type = "ask",
                .what = kind::command,
                .starts = true,
                .instance_of = body_is_key,
                .decide = [](void*, const delivery& given) {
                    auto step = steps("asking", hour);
                    auto query = event("category", "", given.message.body);
                    query.what = kind::query;
                    query.expects_reply = true;
                    step.emissions.push_back(query);
                    return step;
                }});
    made.takes({.type = "category.reply",
                .is_reply = true,
                .decide = [](void* objects, const delivery& given) {
                    in(objects).order.push_back(std::string(given.instance_key) + "=" +
                                                given.message.body);
                    return finishes();
                }});
    made.times_out([](void* objects, std::size_t, const delivery&) {
        ++in(objects).calls["timeout"];
        return finishes();
    });
    return made;
}

service crm() {
    service made("crm");
    made.handler("tell", "category", kind::query, [](void* objects, const delivery& given) {
        if (in(objects).broken) {
            return ended(verdict::rejected, "unknown");
        }
        decision made_reply;
        made_reply.reply = {true, false, "category.reply", given.message.body, {}};
        return made_reply;
    });
    return made;
}

}  // namespace

TEST_CASE("a hundred instances ask at once and each gets the answer to its own question") {
    for (std::uint64_t seed = 0; seed < 5; ++seed) {
        notes seen;
        auto asks = billing();
        auto tells = crm();
        engine run({.seed = seed, .duplicate = true});
        run.add(asks.model(), &seen);
        run.add(tells.model(), &seen);
        for (int at = 0; at < 100; ++at) {
            run.send(message("ask", "", std::to_string(at)));
        }
        run.run_to_end();
        REQUIRE(seen.order.size() == 100);
        REQUIRE_FALSE(std::is_sorted(seen.order.begin(), seen.order.end()));
        for (const auto& each : seen.order) {
            const auto middle = each.find('=');
            REQUIRE(each.substr(0, middle) == each.substr(middle + 1));
        }
        REQUIRE(seen.calls["timeout"] == 0);
        REQUIRE(run.balance().exact());
    }
}

TEST_CASE("a question that is never answered ends in the declared timeout") {
    notes seen{.broken = true};
    auto asks = billing();
    auto tells = crm();
    engine run;
    run.add(asks.model(), &seen);
    run.add(tells.model(), &seen);
    run.send(message("ask", "", "7"));
    run.run_to_end();
    CHECK(seen.order.empty());
    CHECK(seen.calls["timeout"] == 1);
}

TEST_CASE("a reply whose instance no longer waits for it is counted, not held") {
    notes seen;
    auto asks = billing();
    service slow("crm");
    slow.subscriber({.name = "tell",
                     .retries = {.immediate = 0,
                                 .delayed = 9,
                                 .first = std::chrono::hours(2),
                                 .cap = std::chrono::hours(2)}});
    slow.takes(
        {.type = "category", .what = kind::query, .decide = [](void*, const delivery& given) {
             if (given.attempt == 1) {
                 return ended(verdict::failed, "away");
             }
             decision made;
             made.reply = {true, false, "category.reply", "late", {}};
             return made;
         }});
    engine run;
    run.add(asks.model(), &seen);
    run.add(slow.model(), &seen);
    run.send(message("ask", "", "7"));
    run.run_to_end();
    CHECK(seen.order.empty());
    CHECK(run.balance().unclaimed == 1);
    CHECK(run.balance().held == 0);
    CHECK(run.balance().exact());
}

TEST_CASE("a service and a workflow beside it each get their own copy") {
    notes seen;
    auto both = booking();
    both.handler("audit", "start", kind::event, [](void* objects, const delivery&) {
        ++in(objects).calls["audit"];
        return done();
    });
    engine run;
    run.add(both.model(), &seen);
    run.send(message("start", "", "b1"));
    run.run();
    CHECK(seen.calls["audit"] == 1);
    CHECK(run.instance("process", "flow", "b1") != nullptr);
    CHECK(run.balance().handled == 2);
}

TEST_CASE("two messages for one instance at once lose nothing, in any order") {
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        notes seen;
        auto made = booking();
        engine run({.seed = seed});
        run.add(made.model(), &seen);
        for (const auto* type : {"shipped", "start", "sent"}) {
            run.send(message(type, "", "b1"));
        }
        run.run();
        REQUIRE(run.is_finished("process", "flow", "b1"));
        REQUIRE(run.balance().handled == 3);
    }
}
