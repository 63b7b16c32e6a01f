// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Orders: three services in a chain, without a workflow, and the middleware around them.

#include "../catch.hpp"

#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <string>
#include <vector>

namespace orders {

struct order_id {
    std::string value;
};
struct create_order {
    order_id order;
    int quantity;
};
struct order_created {
    order_id order;
    int quantity;
};
struct order_fulfilled {
    order_id order;
};

struct contracts
    : writ::contract_list<writ::sticky<"tenant">,
                          writ::stream<"order", writ::keyed_by<order_id>,
                                       writ::command<"order.create", create_order>,
                                       writ::event<"order.created", order_created>,
                                       writ::event<"order.fulfilled", order_fulfilled>>> {};

using trace = std::vector<std::string>;

// Notes that a message passed, and changes it on the way out.
struct outer {
    trace* seen;
    template <class Message>
    auto operator()(writ::outgoing<Message>& message, auto next) const {
        seen->push_back("outer out");
        message.set_attribute("signed-by", "outer");
        return next();
    }
    template <class Message>
    writ::outcome operator()(writ::incoming<Message>&, auto next) const {
        seen->push_back("outer in");
        return next();
    }
};
struct inner {
    trace* seen;
    template <class Message>
    auto operator()(writ::outgoing<Message>& message, auto next) const {
        seen->push_back("inner out");
        if constexpr (std::is_same_v<Message, order_created>) {
            message.message().quantity += 1;
        }
        return next();
    }
    template <class Message>
    writ::outcome operator()(writ::incoming<Message>& message, auto next) const {
        seen->push_back("inner in");
        if (message.attribute("tenant") == "blocked") {
            return message.stop();
        }
        return next();
    }
};

struct create {
    auto operator()(const create_order& order) const -> order_created {
        return {order.order, order.quantity};
    }
};
struct fulfil {
    auto operator()(const order_created& order) const -> order_fulfilled { return {order.order}; }
};
struct billing_log {
    std::vector<std::string>* lines;
    void operator()(const order_fulfilled& order, const writ::context& about,
                    const writ::attribute<"tenant">& tenant) const {
        lines->push_back(order.order.value + " " + std::string{tenant.value} + " " +
                         std::string{about.correlation_id});
    }
};
struct everything {
    std::vector<std::string>* types;
    void operator()(const writ::raw_message& message) const {
        types->push_back(std::string{message.type});
    }
};

struct ordering : writ::service<"ordering", contracts, writ::uses<outer>, writ::uses<inner>,
                                writ::handles<create>> {};
struct fulfilment : writ::service<"fulfilment", contracts, writ::handles<fulfil>> {};
struct billing
    : writ::service<"billing", contracts, writ::handles<billing_log, writ::idempotent>,
                    writ::handles<everything, writ::idempotent, writ::matching<"order.*">>> {};
struct web : writ::participant<"web", contracts, writ::sends<create_order>> {};
struct shop : writ::system<contracts, ordering, fulfilment, billing, web> {};

static_assert(writ::proven<shop>);

struct shop_world {
    trace seen;
    std::vector<std::string> billed;
    std::vector<std::string> types;
    decltype(writ::testing::world<shop>(outer{}, inner{}, billing_log{}, everything{})) world =
        writ::testing::world<shop>(outer{&seen}, inner{&seen}, billing_log{&billed},
                                   everything{&types});
};

TEST_CASE("O2: a chain of three services shares one correlation id, and each hop is recorded") {
    shop_world shop;
    const auto id = shop.world.as<web>().send(create_order{{"o1"}, 2}, {{"tenant", "acme"}});
    shop.world.run();

    REQUIRE(shop.billed.size() == 1);
    const auto& messages = shop.world.journal().messages();
    REQUIRE(messages.size() == 3);
    for (const auto& each : messages) {
        CHECK(each.message->correlation_id == messages.front().message->correlation_id);
    }
    CHECK(messages[0].message->id == id);
    CHECK(messages[1].message->causation_id == id);
    CHECK(messages[2].message->causation_id == messages[1].message->id);
    CHECK(messages[1].from == "ordering/create");
    CHECK(messages[2].from == "fulfilment/fulfil");
    CHECK(shop.billed.front() == "o1 acme " + messages[0].message->correlation_id);
}

TEST_CASE("O6: middleware A then B lets messages out from A to B and in from B to A") {
    shop_world shop;
    shop.world.as<web>().send(create_order{{"o1"}, 2});
    shop.world.run();

    CHECK(shop.seen == trace{"inner in", "outer in", "outer out", "inner out"});
}

TEST_CASE("O6: a middleware changes a message on its way out, and sets attributes") {
    shop_world shop;
    shop.world.as<web>().send(create_order{{"o1"}, 2});
    shop.world.run();

    const auto created = shop.world.sent<order_created>();
    REQUIRE(created.size() == 1);
    CHECK(created.front().quantity == 3);
    const auto* message = shop.world.journal().of_type("order.created").front();
    CHECK(message->message->header_value("signed-by") == "outer");
}

TEST_CASE("H18: only sticky attributes travel further") {
    shop_world shop;
    shop.world.as<web>().send(create_order{{"o1"}, 2}, {{"tenant", "acme"}, {"colour", "red"}});
    shop.world.run();

    const auto* last = shop.world.journal().of_type("order.fulfilled").front();
    CHECK(last->message->header_value("tenant") == "acme");
    CHECK(last->message->header_value("colour").empty());
    CHECK(last->message->header_value("signed-by").empty());
}

TEST_CASE("O6: a middleware stops a message, which is counted and has no effect") {
    shop_world shop;
    shop.world.as<web>().send(create_order{{"o1"}, 2}, {{"tenant", "blocked"}});
    shop.world.run();

    CHECK(shop.world.count<order_created>() == 0);
    CHECK(shop.world.balance().stopped == 1);
    CHECK(shop.world.balance().exact());
}

TEST_CASE("O4: a wildcard subscription gets every event of its pattern and no command") {
    shop_world shop;
    shop.world.as<web>().send(create_order{{"o1"}, 2});
    shop.world.run();

    CHECK(shop.types == std::vector<std::string>{"order.created", "order.fulfilled"});
}

}  // namespace orders
