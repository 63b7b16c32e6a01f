// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Tickets: typed errors, authorisation, and who is asked.

#include "../catch.hpp"

#include <writ/problem.hpp>
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <map>
#include <string>
#include <variant>

namespace tickets {

struct ticket_id {
    std::string value;
};
struct create_ticket {
    ticket_id ticket;
    int price;
};
struct ticket_created {
    ticket_id ticket;
    int price;
    std::string owner;
};
struct find_ticket {
    ticket_id ticket;
};
struct ticket_view {
    ticket_id ticket;
    int price;
};
struct sold_out {
    ticket_id ticket;
};

struct user {
    std::string name;
};
struct authorise {
    using provides = user;

    template <class Message>
    writ::outcome operator()(writ::incoming<Message>& message, auto next) const {
        const auto token = message.attribute("token");
        if (token.empty()) {
            return message.refuse(writ::not_authenticated{{{"no token", std::nullopt}}});
        }
        if (token != "good") {
            return message.refuse(writ::not_authorised{{{"a bad token", "token"}}});
        }
        return next(user{"ann"});
    }
};

struct contracts
    : writ::contract_list<
          writ::command<"ticket.create", create_ticket,
                        writ::errors<writ::invalid, writ::not_authenticated, writ::not_authorised>,
                        writ::requires_middleware<authorise>>,
          writ::event<"ticket.created", ticket_created>,
          writ::query<"ticket.find", find_ticket, writ::reply<ticket_view>,
                      writ::errors<writ::not_found, sold_out>>> {};

using table = std::map<std::string, int>;

struct create {
    table* all;
    auto operator()(const create_ticket& ticket, const user& who) const
        -> std::variant<ticket_created, writ::invalid> {
        if (ticket.price < 0) {
            return writ::invalid{{{"must not be negative", "price"}}};
        }
        (*all)[ticket.ticket.value] = ticket.price;
        return ticket_created{ticket.ticket, ticket.price, who.name};
    }
};
struct find {
    table* all;
    auto operator()(const find_ticket& asked) const
        -> std::variant<ticket_view, writ::not_found, sold_out> {
        const auto at = all->find(asked.ticket.value);
        if (at == all->end()) {
            return writ::not_found{{{"no such ticket", "ticket"}}};
        }
        if (at->second == 0) {
            return sold_out{asked.ticket};
        }
        return ticket_view{asked.ticket, at->second};
    }
};

struct creating : writ::service<"creating", contracts, writ::uses<authorise>,
                                writ::handles<create, writ::idempotent>> {};
struct finding : writ::service<"finding", contracts, writ::handles<find, writ::idempotent>> {};
struct web
    : writ::participant<"web", contracts, writ::sends<create_ticket>, writ::asks<find_ticket>> {};
struct shop : writ::system<contracts, creating, finding, web> {};

static_assert(writ::proven<shop>);

TEST_CASE("T15: a missing token is answered with a typed error, and the handler does not run") {
    table all;
    auto world = writ::testing::world<shop>(create{&all}, find{&all});
    world.as<web>().send(create_ticket{{"t1"}, 5});
    world.run();

    CHECK(all.empty());
    CHECK(world.balance().handled == 1);
    CHECK(world.dead_letters().empty());
}

TEST_CASE("T15: with a good token the handler is given who it is") {
    table all;
    auto world = writ::testing::world<shop>(create{&all}, find{&all});
    world.as<web>().send(create_ticket{{"t1"}, 5}, {{"token", "good"}});
    world.run();

    const auto created = world.sent<ticket_created>();
    REQUIRE(created.size() == 1);
    CHECK(created.front().owner == "ann");
}

TEST_CASE("T13: an error has one form, whoever answers with it") {
    table all;
    auto made = writ::router<creating>(create{&all});
    auto asked = writ::router<finding>(find{&all});

    writ::envelope message;
    message.type = "ticket.create";
    message.headers = {{"token", "good"}};
    message.body = R"({"ticket":"t1","price":-1})";
    const auto invalid = made.dispatch(message);
    CHECK(invalid.reply.is_error);
    CHECK(invalid.reply.body ==
          R"({"code":400,"errors":[{"message":"must not be negative","field":"price"}]})");

    message.headers = {};
    CHECK(made.dispatch(message).reply.body == R"({"code":401,"errors":[{"message":"no token"}]})");
    message.headers = {{"token", "bad"}};
    CHECK(made.dispatch(message).reply.body ==
          R"({"code":403,"errors":[{"message":"a bad token","field":"token"}]})");

    CHECK(asked.dispatch("ticket.find", R"({"ticket":"t9"})").reply.body ==
          R"({"code":404,"errors":[{"message":"no such ticket","field":"ticket"}]})");
    all["t2"] = 0;
    CHECK(
        asked.dispatch("ticket.find", R"({"ticket":"t2"})").reply.body ==
        R"({"code":422,"errors":[{"message":"sold_out"}],"type":"sold_out","data":{"ticket":"t2"}})");
}

TEST_CASE("T14: the asker handles the reply and each declared error") {
    table all{{"t1", 5}, {"t2", 0}};
    auto world = writ::testing::world<shop>(create{&all}, find{&all});
    const auto told = [&](const char* ticket) {
        return world.as<web>()
            .ask(find_ticket{{ticket}})
            .match([](const ticket_view& view) { return "costs " + std::to_string(view.price); },
                   [](const sold_out& gone) { return gone.ticket.value + " is sold out"; },
                   [](const writ::not_found& lost) { return lost.errors.front().message; },
                   [](const writ::error& other) { return other.text(); });
    };

    CHECK(told("t1") == "costs 5");
    CHECK(told("t2") == "t2 is sold out");
    CHECK(told("t3") == "no such ticket");
}

TEST_CASE("Z11: a responder that is not there is an error of the asker, not a wait for ever") {
    table all;
    auto world = writ::testing::world<creating>(create{&all});
    const auto answer = world.ask(find_ticket{{"t1"}});

    CHECK_FALSE(answer);
    CHECK(answer.error().reason == "no answer to ticket.find at the present time");
}

}  // namespace tickets
