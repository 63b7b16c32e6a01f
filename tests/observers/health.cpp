// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"
#include "observers/events.hpp"

#include <writ/health.hpp>

#include <string>
#include <vector>

using namespace observers_test;
namespace observed = writ::observed;
using reasons = std::vector<std::string>;

namespace {

std::int64_t now = 0;
std::int64_t test_clock() { return now; }

writ::health_options options_of(std::uint32_t slots = 1) {
    now = 1'000'000;
    return {.services = {"payments"}, .slots = slots, .clock = &test_clock};
}

void start(writ::health& state) {
    state.on(observed::owned{"payments", 0, 1, false});
    state.on(observed::lag{"payments", 0});
}

}  // namespace

TEST_CASE("a service is ready when it owns a slot and has read") {
    writ::health state{options_of()};
    CHECK(state.ready().reasons ==
          reasons{"payments has not read for the first time", "payments owns 0 slots of 1"});
    state.on(observed::lag{"payments", 0});
    CHECK(state.ready().reasons == reasons{"payments owns 0 slots of 1"});
    state.on(observed::owned{"payments", 4, 1, false});
    CHECK(state.ready());
}

TEST_CASE("a service whose slots others own is ready if it is allowed to wait") {
    writ::health state{options_of(0)};
    state.on(observed::lag{"payments", 0});
    CHECK(state.ready());
}

TEST_CASE("a slot that is owned twice is one slot, and one that is lost is none") {
    writ::health state{options_of(2)};
    start(state);
    state.on(observed::owned{"payments", 0, 2, true});
    CHECK(state.ready().reasons == reasons{"payments owns 1 slots of 2"});
    state.on(observed::owned{"payments", 1, 1, false});
    CHECK(state.ready());
    state.on(observed::disowned{"payments", 0, true});
    CHECK(state.ready().reasons == reasons{"payments owns 1 slots of 2"});
}

TEST_CASE("each service has to be ready") {
    auto options = options_of();
    options.services.push_back("mail");
    writ::health state{options};
    start(state);
    CHECK(state.ready().text() == "mail has not read for the first time\n"
                                  "mail owns 0 slots of 1\n");
}

TEST_CASE("what happens to services that nobody asked about does not count") {
    writ::health state{options_of()};
    start(state);
    state.on(observed::trouble{"mail", "no"});
    state.on(observed::paused{"mail", "send", "no"});
    CHECK(state.ready());
}

TEST_CASE("a store that refuses commits is not ready until it takes one") {
    writ::health state{options_of()};
    start(state);
    state.on(observed::committing{3});
    state.on(observed::commit_failed{"the disk is full", 3});
    CHECK(state.ready().reasons == reasons{"the store refuses commits: the disk is full"});
    state.on(observed::committing{3});
    CHECK_FALSE(state.ready());
    state.on(observed::group_committed{3, 100});
    CHECK(state.ready());
}

TEST_CASE("trouble counts until there was none for a while") {
    writ::health state{options_of()};
    start(state);
    state.on(observed::trouble{"payments", "the broker is away"});
    now += 9'000;
    state.on(observed::trouble{"payments", "the broker is away"});
    now += 10'000;
    CHECK(state.ready().reasons == reasons{"payments has trouble: the broker is away"});
    now += 1;
    CHECK(state.ready());
}

TEST_CASE("a paused subscriber is not ready until it is resumed") {
    writ::health state{options_of()};
    start(state);
    state.on(observed::paused{"payments", "charge", "20 failures in a row"});
    CHECK(state.ready().reasons == reasons{"payments/charge is paused: 20 failures in a row"});
    state.on(observed::resumed{"payments", "charge"});
    CHECK(state.ready());
}

TEST_CASE("a service that is too far behind is not ready") {
    auto options = options_of();
    options.most_lag = 100;
    writ::health state{options};
    start(state);
    state.on(observed::lag{"payments", 101});
    CHECK(state.ready().reasons == reasons{"payments is 101 messages behind"});
    state.on(observed::lag{"payments", 100});
    CHECK(state.ready());
}

TEST_CASE("an engine that has just begun is alive, however long ago the machine was started") {
    writ::health state{options_of()};
    now += 1'000'000'000;
    CHECK(state.live());
}

TEST_CASE("a service that reads no more is not alive") {
    writ::health state{options_of()};
    start(state);
    now += 60'000;
    CHECK(state.live());
    now += 1;
    CHECK(state.live().reasons == reasons{"payments has not read for 60 s"});
    state.on(observed::lag{"payments", 0});
    CHECK(state.live());
}

TEST_CASE("a commit that does not end is not alive") {
    auto options = options_of();
    options.longest_commit = writ::duration::milliseconds(5'000);
    writ::health state{options};
    state.on(observed::committing{3});
    now += 5'001;
    CHECK(state.live().reasons == reasons{"a commit is under way for 5 s"});
    state.on(observed::group_committed{3, 100});
    CHECK(state.live());
}

TEST_CASE("a failed commit has ended") {
    writ::health state{options_of()};
    state.on(observed::committing{3});
    state.on(observed::commit_failed{"no", 3});
    now += 1'000'000;
    CHECK(state.live());
}

TEST_CASE("a handler that does not return is not alive, however many others do") {
    auto options = options_of();
    options.longest_decision = writ::duration::milliseconds(5'000);
    writ::health state{options};
    const auto stuck = a_message();
    state.on(observed::deciding{about(stuck)});
    for (int i = 0; i < 20; ++i) {
        auto other = a_message();
        other.id = "other " + std::to_string(i);
        now += 300;
        state.on(observed::deciding{about(other)});
        state.on(observed::decided{about(other)});
    }
    CHECK(state.live().reasons == reasons{"a subscriber is deciding for 6 s"});
    state.on(observed::decided{about(stuck)});
    CHECK(state.live());
}

TEST_CASE("two subscribers of one message are told apart") {
    auto options = options_of();
    writ::health state{options};
    const auto message = a_message();
    auto other = about(message);
    other.subscriber = "charge";
    state.on(observed::deciding{about(message)});
    state.on(observed::decided{other});
    now += 600'001;
    CHECK_FALSE(state.live());
}
