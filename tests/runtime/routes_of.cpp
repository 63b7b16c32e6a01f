// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "catch.hpp"

#include <writ/router.hpp>
#include <writ/writ.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

struct order_id {
    std::string value;
};
struct placed {
    order_id order;
};
struct paid {
    order_id order;
};
struct sent {
    order_id order;
};
struct ask_stock {
    order_id order;
};
struct stock {
    int count;
};
struct unknown_article {
    std::string article;
};

struct contracts
    : writ::contract_list<
          writ::event<"order.placed", placed>, writ::event<"order.paid", paid>,
          writ::event<"shipment.sent", sent>,
          writ::query<"stock.ask", ask_stock, writ::reply<stock>, writ::errors<unknown_article>>> {
};

// Who was called, in order.
std::vector<std::string> called;

struct first {
    void operator()(const paid&) const { called.push_back("first"); }
};
struct all_orders {
    void operator()(const writ::raw_message&) const { called.push_back("all_orders"); }
};
struct second {
    void operator()(const paid&) const { called.push_back("second"); }
};
struct on_placed {
    void operator()(const placed&) const { called.push_back("on_placed"); }
};
struct two_patterns {
    void operator()(const writ::raw_message&) const { called.push_back("two_patterns"); }
};
struct third {
    void operator()(const paid&) const { called.push_back("third"); }
};
struct ledger
    : writ::service<"ledger", contracts, writ::handles<first>,
                    writ::handles<all_orders, writ::matching<"order.*">>, writ::handles<second>,
                    writ::handles<on_placed>,
                    writ::handles<two_patterns, writ::matching<"order.pa*", "shipment.*">>,
                    writ::handles<third>> {};

struct plain : writ::service<"plain", contracts, writ::handles<on_placed>, writ::handles<first>> {};

struct waiting {
    int count;
};
struct steps {
    static auto begin(const placed& order) -> writ::step<waiting, ask_stock> {
        return {{0}, {order.order}};
    }
    static auto told(const waiting&, const stock&) -> writ::finish<> { return {}; }
    static auto unknown(const waiting&, const unknown_article&) -> writ::finish<> { return {}; }
    static auto late(const waiting&, const writ::timed_out&) -> writ::finish<> { return {}; }
};
struct flow
    : writ::workflow<"flow", contracts, writ::identified_by<order_id>, writ::starts<&steps::begin>,
                     writ::continues<&steps::told, &steps::unknown>,
                     writ::timeout<writ::duration::milliseconds(1000), &steps::late>> {};
struct process : writ::service<"process", contracts, writ::runs<flow>, writ::handles<on_placed>> {};

template <class Service>
const writ::service_model& model_of() {
    using objects = writ::detail::service_objects<
        writ::detail::distinct<typename writ::detail::facts<Service>::objects>>;
    return writ::detail::service_binding<Service, objects>::model();
}

std::vector<std::string> dispatch(std::string_view type) {
    called.clear();
    auto router = writ::router<ledger>();
    const auto done = router.dispatch(type, R"({"order":"o1"})");
    REQUIRE(done.handlers == called.size());
    return called;
}

std::vector<std::size_t> places(const writ::service_model& model, std::string_view type) {
    std::vector<std::size_t> found;
    for (const writ::route& way : writ::routes_of(model, type))
        found.push_back(static_cast<std::size_t>(&way - model.routes.data()));
    return found;
}

using strings = std::vector<std::string>;

}  // namespace

TEST_CASE("handlers and patterns of a wire name are called in the order of declaration") {
    CHECK(dispatch("order.paid") ==
          strings{"first", "all_orders", "second", "two_patterns", "third"});
}

TEST_CASE("a pattern takes names that no handler knows") {
    CHECK(dispatch("order.placed") == strings{"all_orders", "on_placed"});
    CHECK(dispatch("order.cancelled") == strings{"all_orders"});
    CHECK(dispatch("order.") == strings{"all_orders"});
    CHECK(dispatch("order.packed") == strings{"all_orders", "two_patterns"});
    CHECK(dispatch("shipment.sent") == strings{"two_patterns"});
}

TEST_CASE("a name that nobody takes is handled by nobody") {
    for (const std::string_view type : {"", "order", "orders.paid", "shipment", "stock.ask"})
        CHECK(dispatch(type).empty());
}

TEST_CASE("without patterns only the very name is taken") {
    auto router = writ::router<plain>();
    CHECK(router.dispatch("order.paid", R"({"order":"o1"})").handlers == 1);
    for (const std::string_view type : {"order.pai", "order.paid.", "order.*", "order.sent", ""})
        CHECK(router.dispatch(type, R"({"order":"o1"})").handlers == 0);
}

TEST_CASE("an answer to a workflow has a route of its own") {
    const auto& model = model_of<process>();
    const auto reply = places(model, "stock.ask.reply");
    REQUIRE(reply.size() == 1);
    CHECK(model.routes[reply[0]].is_reply);
    CHECK(model.subscribers[model.routes[reply[0]].subscriber].name == "flow");
    const auto failed = places(model, "stock.ask.error");
    REQUIRE(failed.size() == 1);
    CHECK(model.routes[failed[0]].is_reply);
    CHECK(places(model, "stock.ask").empty());
}

TEST_CASE("a handler and a workflow both take an event") {
    const auto& model = model_of<process>();
    const auto found = places(model, "order.placed");
    REQUIRE(found.size() == 2);
    CHECK(model.subscribers[model.routes[found[0]].subscriber].name == "on_placed");
    CHECK(model.subscribers[model.routes[found[1]].subscriber].name == "flow");
    CHECK(model.routes[found[1]].starts);
}

TEST_CASE("the table of a model finds what a comparison one by one finds") {
    for (const writ::service_model* model : {&model_of<ledger>(), &model_of<process>()}) {
        writ::service_model by_hand = *model;
        by_hand.index = {};
        REQUIRE(model->index.find != nullptr);
        for (const std::string_view type :
             {"order.paid", "order.placed", "order.", "order.packed", "order.*", "shipment.sent",
              "shipment", "stock.ask", "stock.ask.reply", "stock.ask.error", ""}) {
            CHECK(places(*model, type) == places(by_hand, type));
            CHECK(writ::routes_of(*model, type).empty() == places(*model, type).empty());
        }
    }
}
