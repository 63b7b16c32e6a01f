// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a client cannot send, and who is told where an endpoint is given no options.

#include "orders.hpp"

namespace orders {

using stage::quick;

namespace {

const std::string no_text = "\xff";

// As it stands on the wire: {"order":"o1","quantity":3,"note":"…"}
create_order order_of_bytes(std::size_t body) {
    const std::string_view around = R"({"order":"o1","quantity":3,"note":""})";
    return {{"o1"}, 3, std::string(body - around.size(), 'x')};
}

struct accepting {
    int count = 0;
    void on(const writ::observed::accepted&) { ++count; }
};

}  // namespace

TEST_CASE("what cannot be written is an error of the client, and nothing is sent") {
    stage::in_memory on;
    accepting seen;
    auto front = writ::client<web>(on.transport(), on.store(), {}, writ::observed_by{seen});
    const auto sent = front.send(create_order{{"o1"}, 3, no_text});
    REQUIRE_FALSE(sent);
    CHECK(sent.error().path == "/note");
    CHECK(sent.error().reason == "a string that is not UTF-8");
    CHECK(front.send(create_order{{no_text}, 3}).error().path == "/order");
    CHECK(front.send(create_order{{"o1"}, 3, no_text}, {.delay = 1h}).error().path == "/note");
    CHECK(front.publish(order_created{{no_text}, 3}).error().path == "/order");
    const auto answer = front.ask(find_order{{no_text}}, 1ms);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().text() == "/order: a string that is not UTF-8");

    CHECK(on.store().log_head().value() == 0);
    CHECK(seen.count == 0);
    REQUIRE(front.send(create_order{{"o1"}, 3}));
    CHECK(on.store().log_head().value() == 1);
    CHECK(seen.count == 1);
}

TEST_CASE("of many none is sent when one cannot be, and the error says which") {
    stage::in_memory on;
    auto front = writ::client<web>(on.transport(), on.store());
    const std::vector<create_order> some{{{"o1"}, 3}, {{"o2"}, 3, no_text}};
    const auto sent = front.send_all(some);
    REQUIRE_FALSE(sent);
    CHECK(sent.error().text() == "/1/note: a string that is not UTF-8");
    CHECK(on.store().log_head().value() == 0);
}

TEST_CASE("a client does not send what no service would read, and says how large it may be") {
    stage::in_memory on;
    auto front = writ::client<web>(on.transport(), on.store());
    CHECK(front.send(order_of_bytes(1'048'577)).error().text() ==
          "a body of 1048577 bytes, over the limit of 1048576");
    CHECK(front.send_all(std::vector{order_of_bytes(1'048'577)}).error().text() ==
          "/0: a body of 1048577 bytes, over the limit of 1048576");
    CHECK(front.publish(order_created{{std::string(1'048'576, 'x')}, 1}).error().reason ==
          "a body of 1048601 bytes, over the limit of 1048576");
    const auto answer = front.ask(find_order{{std::string(1'048'576, 'x')}}, 1ms);
    CHECK(answer.error().text() == "a body of 1048588 bytes, over the limit of 1048576");
    const std::vector<writ::header> many(65, {"tenant", "acme"});
    CHECK(front.send(create_order{{"o1"}, 3}, {.attributes = many}).error().text() ==
          "65 attributes, over the limit of 64");
    const std::vector<writ::header> long_one{{"tenant", std::string(8'193, 'x')}};
    CHECK(front.send(create_order{{"o1"}, 3}, {.attributes = long_one}).error().text() ==
          "an attribute of 8193 bytes, over the limit of 8192");
    CHECK(on.store().log_head().value() == 0);

    REQUIRE(front.send(order_of_bytes(1'048'576)));
    script play;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), create{&play});
    stage::settle(run);
    CHECK(play.created.of("o1") == 1);
}

TEST_CASE("a client and an endpoint whose limits are raised pass on what is larger") {
    stage::in_memory on;
    const writ::limits larger{.body_bytes = 2'000'000};
    auto front = writ::client<web>(on.transport(), on.store(), {.bounds = larger});
    REQUIRE(front.send(order_of_bytes(2'000'000)));
    CHECK(front.send(order_of_bytes(2'000'001)).error().text() ==
          "a body of 2000001 bytes, over the limit of 2000000");
    script play;
    auto run =
        writ::endpoint<ordering>(on.transport(), on.store(), {.bounds = larger}, create{&play});
    stage::settle(run);
    CHECK(play.created.of("o1") == 1);
}

TEST_CASE("an endpoint without options tells the observer that it is given") {
    stage::in_memory on;
    script play;
    play.creating = [](const create_order&, const writ::context&) {
        throw writ::reject{"no such room"};
    };
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), writ::observed_by{on.seen},
                                        create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    REQUIRE(front.send(create_order{{"o1"}, 3}));
    stage::settle(run);
    REQUIRE(on.seen.count("decided") == 1);
    CHECK(on.seen.all("decided")[0].reason == "no such room");
}

TEMPLATE_TEST_CASE("what is sent for a time is given then, and can be taken back until", "[H22]",
                   stage::in_memory, stage::in_file) {
    TestType on;
    script play;
    auto run = writ::endpoint<ordering>(on.transport(), on.store(), quick(),
                                        writ::observed_by{on.seen}, create{&play});
    auto front = writ::client<web>(on.transport(), on.store());
    const auto now = on.store().now();
    const auto in = [&](std::int64_t minutes) {
        return writ::timestamp{now.ms + minutes * 60'000};
    };
    REQUIRE(front.send(create_order{{"past"}, 1}, {.at = in(-5)}));
    REQUIRE(front.send(create_order{{"soon"}, 1}, {.at = in(60)}));
    REQUIRE(front.send(create_order{{"later"}, 1}, {.delay = 2h, .at = in(60)}));
    REQUIRE(front.send(create_order{{"taken back"}, 1}, {.id = "letter", .at = in(60)}));
    settle(run);
    CHECK(play.created.order() == std::vector<std::string>{"past"});
    CHECK(front.cancel("letter").value());
    on.time.forward(1h);
    settle(run);
    CHECK(play.created.order() == std::vector<std::string>{"past", "soon"});
    on.time.forward(1h);
    settle(run);
    CHECK(play.created.order() == std::vector<std::string>{"past", "soon", "later"});
}

}  // namespace orders
