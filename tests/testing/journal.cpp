// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "testing/models.hpp"

#include <chrono>

using namespace models;
using writ::delivery;
using writ::kind;
using writ::testing::engine;
using writ::testing::happening;
using writ::testing::role;

namespace {

/// reserve -> reserved -> a workflow that waits an hour, and an audit that fails at first.
struct hotel {
    hotel() {
        rooms.handler("reserve", "reserve", kind::command, [](void*, const delivery& given) {
            return emits(event("reserved", given.message.partition_key, given.message.body));
        });
        process.subscriber({.name = "flow", .is_workflow = true});
        process.takes({.type = "reserved",
                       .starts = true,
                       .instance_of = body_is_key,
                       .decide = [](void*, const delivery& given) {
                           auto made = steps("waiting", 3'600'000);
                           made.emissions.push_back(
                               command("pay", given.message.partition_key, given.message.body));
                           return made;
                       }});
        process.times_out([](void*, std::size_t, const delivery&) { return finishes(); });
        audit.subscriber({.name = "write", .retries = {.immediate = 0}});
        audit.takes({.type = "reserved", .decide = [](void*, const delivery& given) {
                         return given.attempt == 1 ? ended(writ::verdict::failed, "disk full")
                                                   : done();
                     }});
        for (const auto* each : {&rooms, &process, &audit}) {
            run.add(each->model(), nullptr);
        }
        auto sent = message("reserve", "b1", "b1");
        sent.source = "web";
        run.send(sent);
        run.run_to_end();
    }

    service rooms{"rooms"}, process{"process"}, audit{"audit"};
    engine run;
};

}  // namespace

TEST_CASE("the journal knows who sent a message and what caused it") {
    hotel it;
    const auto& all = it.run.journal().messages();
    REQUIRE(all.size() == 4);
    CHECK(all[0].from == "web");
    CHECK_FALSE(all[0].cause);
    CHECK(all[1].from == "rooms/reserve");
    CHECK(all[1].cause == 0);
    CHECK(all[2].message->type == "pay");
    CHECK(all[2].cause == 1);
    CHECK(all[3].what == role::timeout);
    CHECK(all[3].cause == 1);
    CHECK(it.run.journal().of_type("reserved").size() == 1);
    CHECK(it.run.journal().of_flow(all[0].message->id).size() == 4);
    CHECK(it.run.journal().of_flow("another").empty());
}

TEST_CASE("the journal counts what happened, for all or for one subscriber") {
    hotel it;
    CHECK(it.run.journal().count(happening::delivered) == 5);
    CHECK(it.run.journal().count(happening::delivered, "audit/write") == 2);
    CHECK(it.run.journal().count(happening::failed) == 1);
    CHECK(it.run.journal().count(happening::parked, "audit/write") == 1);
    CHECK(it.run.journal().count(happening::unrouted) == 1);
    CHECK(it.run.journal().count(happening::duplicate) == 0);
}

TEST_CASE("the journal prints a tree of causes that a person can read") {
    hotel it;
    CHECK(it.run.journal().print() == R"(00:00:00.000  #1 command reserve [b1] from web
                 b1
                 > rooms/reserve  handled
00:00:00.000    #2 event reserved [b1] from rooms/reserve
                   b1
                   > process/flow  handled: now waiting
                   > audit/write  failed (delivery 1): disk full; parked: retry at 00:00:01.000; at 00:00:01.000 handled
00:00:00.000      #3 command pay [b1] from process/flow
                     b1
                     > nobody here takes it
01:00:00.000      #4 timeout writ.timed-out [b1] from process/flow
                     > process/flow  handled: finished
)");
}

TEST_CASE("the journal shortens a long body and prints an empty record as nothing") {
    engine run;
    CHECK(run.journal().print().empty());
    run.send(message("reserve", "", std::string(500, 'x')));
    const auto text = run.journal().print();
    CHECK(text.find(std::string(160, 'x') + " ...\n") != std::string::npos);
    CHECK(text.find(std::string(161, 'x')) == std::string::npos);
}
