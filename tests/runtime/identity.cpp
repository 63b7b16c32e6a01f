// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"

#include <writ/runtime/derived_id.hpp>
#include <writ/runtime/emit.hpp>
#include <writ/runtime/inbox.hpp>

#include <set>

using namespace writ;

namespace {

constexpr std::int64_t day = 86'400'000;

envelope cause() {
    envelope made;
    made.id = "m1";
    made.source = "web";
    made.correlation_id = "flow";
    made.reply_to = "client/1";
    made.reply_key = "q1";
    made.hops = 3;
    made.headers = {{"tenant", "a"}};
    return made;
}

const emitter handler{.service = "rooms", .subscriber = "reserve"};
const emitter flow{
    .service = "process", .subscriber = "flow", .is_workflow = true, .instance_key = "b1"};

emission asked(std::int64_t delay_ms = 0) {
    emission made;
    made.type = "rooms.find";
    made.what = kind::query;
    made.key = "b1";
    made.body = "{}";
    made.delay_ms = delay_ms;
    made.expects_reply = true;
    return made;
}

}  // namespace

TEST_CASE("a derived id has the digits that every build has given it") {
    CHECK(derived_id("web", "m1", "rooms/reserve", 0) == "62ee10a7c05c47a2b307ca210c39eeef");
    CHECK(derived_id("web", "m1", "rooms/reserve", 1) == "d79f71532011701e2469522906b84040");
    CHECK(derived_id("", "", "", 0) == "1957a7604e215178a572b00127e05872");
    CHECK(derived_id("a source of more than sixteen", "id", "service/subscriber", 99) ==
          "9955c010b9f32a73ab3609689e555e43");
    static_assert(derived_digits("a", "b", "c", 1) == derived_digits("a", "b", "c", 1));
}

TEST_CASE("a derived id differs when any part of its cause differs") {
    std::set<std::string> seen{derived_id("a", "b", "c", 0),
                               derived_id("a", "b", "c", 1),
                               derived_id("a", "b", "d", 0),
                               derived_id("a", "x", "c", 0),
                               derived_id("x", "b", "c", 0),
                               derived_id("ab", "", "c", 0),
                               derived_id("", "ab", "c", 0),
                               derived_id("a", "bc", "", 0),
                               derived_id("a", std::string_view("b\0", 2), "c", 0)};
    CHECK(seen.size() == 9);
    for (std::uint64_t ordinal = 0; ordinal < 20'000; ++ordinal) {
        seen.insert(derived_id("source", "cause", "service/subscriber", ordinal));
    }
    CHECK(seen.size() == 20'009);
}

TEST_CASE("both halves of a derived id depend on every bit of the ordinal") {
    const auto first = derived_id("s", "c", "x", 0);
    for (int bit = 0; bit < 64; ++bit) {
        const auto other = derived_id("s", "c", "x", std::uint64_t{1} << bit);
        CHECK(first.substr(0, 16) != other.substr(0, 16));
        CHECK(first.substr(16) != other.substr(16));
    }
}

TEST_CASE("a message is accepted once within the window of ids") {
    static_assert(claim_message({false, false, {0}}, {0}, {}) == claim::accept);
    static_assert(claim_message({true, false, {0}}, {day}, {}) == claim::duplicate);
    static_assert(claim_message({true, true, {0}}, {day}, {}) == claim::duplicate);
    CHECK(claim_message({false, false, {0}}, {7 * day}, {}) == claim::accept);
}

TEST_CASE("a message older than the window is refused unless it is proven new") {
    CHECK(claim_message({false, false, {0}}, {7 * day + 1}, {}) == claim::too_old_to_deduplicate);
    CHECK(claim_message({false, true, {0}}, {70 * day}, {}) == claim::accept);
}

TEST_CASE("a claim is only forgotten when its duplicates would be refused as too old") {
    const limits bounds;
    const timestamp sent{1'000};
    for (std::int64_t now = 7 * day; now < 7 * day + 2'000; ++now) {
        if (!claim_is_forgotten(sent, {now}, bounds)) {
            continue;
        }
        REQUIRE(claim_message({false, false, sent}, {now}, bounds) ==
                claim::too_old_to_deduplicate);
    }
    CHECK(claim_is_forgotten(sent, {7 * day + 1'001}, bounds));
    CHECK_FALSE(claim_is_forgotten(sent, {7 * day + 1'000}, bounds));
}

TEST_CASE("an emission names its cause, its flow and its sender") {
    const auto made = envelope_of(asked(), cause(), handler, 2, {500});
    CHECK(made.id == derived_id("web", "m1", "rooms/reserve", 2));
    CHECK(made.source == "rooms");
    CHECK(made.type == "rooms.find");
    CHECK(made.partition_key == "b1");
    CHECK(made.correlation_id == "flow");
    CHECK(made.causation_id == "m1");
    CHECK(made.hops == 4);
    CHECK(made.time == timestamp{500});
    CHECK(made.body == "{}");
    CHECK(made.headers.empty());
}

TEST_CASE("only a workflow asks for the reply to come back, to the instance that asks") {
    CHECK(envelope_of(asked(), cause(), handler, 0, {0}).reply_to.empty());
    const auto made = envelope_of(asked(), cause(), flow, 0, {0});
    CHECK(made.reply_to == "process/flow");
    CHECK(made.reply_key == "b1");
}

TEST_CASE("a delayed emission is as old as its release and counts its hops anew") {
    const auto made = envelope_of(asked(2'000), cause(), handler, 0, {500});
    CHECK(made.time == timestamp{2'500});
    CHECK(made.hops == 0);
}

TEST_CASE("a reply goes to whoever waits for it, with the sticky attributes of its cause") {
    answer reply;
    reply.type = "rooms.find.reply";
    reply.body = "7";
    reply.headers = {{"tenant", "a"}};
    const auto made = envelope_of(std::move(reply), cause(), handler, 0, {0});
    CHECK(made.reply_to == "client/1");
    CHECK(made.reply_key == "q1");
    CHECK(made.type == "rooms.find.reply");
    CHECK(made.body == "7");
    CHECK(made.headers == std::vector<header>{{"tenant", "a"}});
}

TEST_CASE("a timeout belongs to the flow of the message that armed it") {
    const auto made = timed_out_envelope(cause(), flow, {9'000});
    CHECK(made.type == timed_out_type);
    CHECK(made.correlation_id == "flow");
    CHECK(made.causation_id == "m1");
    CHECK(made.reply_key == "b1");
    CHECK(made.time == timestamp{9'000});
    CHECK(made.hops == 0);
    CHECK(made.headers == cause().headers);
    CHECK(made.id != envelope_of(asked(), cause(), flow, 0, {0}).id);
}

TEST_CASE("each recurrence is a flow of its own, with an id that its time gives") {
    const auto first = recurring_envelope(asked(), "reports", 0, {1'000});
    CHECK(first.id == recurring_envelope(asked(), "reports", 0, {1'000}).id);
    CHECK(first.id != recurring_envelope(asked(), "reports", 0, {2'000}).id);
    CHECK(first.id != recurring_envelope(asked(), "reports", 1, {1'000}).id);
    CHECK(first.correlation_id == first.id);
}
