// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Billing: a coordinator starts workflows, each asks a question and waits for its own answer.

#include "../catch.hpp"

#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <algorithm>
#include <chrono>
#include <string>
#include <variant>
#include <vector>

namespace billing {

using namespace std::chrono_literals;

struct workflow_id {
    std::string value;
};
struct customer {
    std::string identifier;
};

// What a foreign coordinator writes: its own spellings.
struct start_billing {
    std::vector<std::string> customerIdentifiers;
};
struct workflow_message {
    std::string workflow_type;
    workflow_id workflow;
    std::string create_time;
    customer payload;
};
struct ask_usage {
    workflow_id workflow;
    std::string customer;
    std::string category;
};
struct usage {
    int calls;
};
struct unknown_category {
    std::string category;
};
struct write_bill {
    workflow_id workflow;
    std::string customer;
    int calls;
};

struct contracts
    : writ::contract_list<
          writ::command<"billing.start", start_billing>,
          writ::event<"billing.workflow", workflow_message,
                      writ::spelled<&workflow_message::workflow, "workflow-id">,
                      writ::spelled<&workflow_message::workflow_type, "workflow-type">,
                      writ::spelled<&workflow_message::create_time, "create-time">>,
          writ::query<"crm.usage", ask_usage, writ::reply<usage>, writ::errors<unknown_category>>,
          writ::command<"billing.write-bill", write_bill>> {};

// One message for many instances: a handler that returns many.
struct coordinate {
    auto operator()(const start_billing& request) const -> std::vector<workflow_message> {
        std::vector<workflow_message> all;
        for (const auto& each : request.customerIdentifiers) {
            all.push_back({"billing", {"w" + each}, "2026-01-01T00:00:00Z", {each}});
        }
        return all;
    }
};
struct coordinator : writ::service<"coordinator", contracts, writ::handles<coordinate>> {};

struct waiting {
    std::string customer;
};
struct steps {
    static auto begin(const workflow_message& message) -> writ::step<waiting, ask_usage> {
        const auto& who = message.payload.identifier;
        return {{who}, {message.workflow, who, who == "odd" ? "gas" : "phone"}};
    }
    static auto answered(const waiting& now, const usage& told, const workflow_id& id)
        -> writ::finish<write_bill> {
        return write_bill{id, now.customer, told.calls};
    }
    static auto not_understood(const waiting&, const unknown_category&) -> writ::stay<> {
        return {};
    }
    static auto gave_up(const waiting& now, const writ::timed_out&, const workflow_id& id)
        -> writ::finish<write_bill> {
        return write_bill{id, now.customer, 0};
    }
};
struct flow : writ::workflow<"billing", contracts, writ::identified_by<workflow_id>,
                             writ::starts<&steps::begin>,
                             writ::continues<&steps::answered, &steps::not_understood>,
                             writ::timeout<1h, &steps::gave_up>> {};
struct bills {
    std::vector<write_bill>* written;
    void operator()(const write_bill& bill) const { written->push_back(bill); }
};
struct engine
    : writ::service<"engine", contracts, writ::runs<flow>, writ::handles<bills, writ::idempotent>> {
};

struct answer_usage {
    auto operator()(const ask_usage& question) const -> std::variant<usage, unknown_category> {
        if (question.category != "phone") {
            return unknown_category{question.category};
        }
        return usage{static_cast<int>(question.customer.size()) * 100};
    }
};
struct crm : writ::service<"crm", contracts, writ::handles<answer_usage>> {};
struct web : writ::participant<"web", contracts, writ::sends<start_billing>> {};
struct whole : writ::system<contracts, coordinator, engine, crm, web> {};

static_assert(writ::proven<whole>);
static_assert(writ::proven_part<coordinator>);

bool has_bill(const std::vector<write_bill>& all, std::string_view customer) {
    return std::count_if(all.begin(), all.end(), [&](const write_bill& each) {
               return each.customer == customer && each.workflow.value == "w" + each.customer;
           }) == 1;
}

TEST_CASE("B1: the coordinator alone writes one workflow message a customer, in its own spelling") {
    auto world = writ::testing::world<coordinator>();
    world.send(start_billing{{"2", "4", "5"}});
    world.run();

    const auto messages = world.journal().of_type("billing.workflow");
    REQUIRE(messages.size() == 3);
    CHECK(
        messages.front()->message->body ==
        R"({"workflow-type":"billing","workflow-id":"w2","create-time":"2026-01-01T00:00:00Z","payload":{"identifier":"2"}})");
}

TEST_CASE("B2: the engine without a CRM asks one question an instance and waits") {
    std::vector<write_bill> written;
    auto world = writ::testing::world<coordinator, engine>(bills{&written});
    world.send(start_billing{{"2", "4", "5"}});
    world.run();

    CHECK(world.count<ask_usage>() == 3);
    CHECK(world.state<flow, waiting>(workflow_id{"w4"}).has_value());
    CHECK(written.empty());
}

TEST_CASE("B3, B4: with all services up each customer has its own bill") {
    std::vector<write_bill> written;
    auto world = writ::testing::world<whole>(bills{&written});
    world.as<web>().send(start_billing{{"2", "44", "555"}});
    world.run();

    REQUIRE(written.size() == 3);
    CHECK(has_bill(written, "2"));
    CHECK(has_bill(written, "44"));
    CHECK(has_bill(written, "555"));
    CHECK(world.is_finished<flow>(workflow_id{"w44"}));
}

TEST_CASE("B5, H19: a hundred answers in any order each reach their own instance") {
    std::vector<std::string> customers;
    for (int i = 0; i < 100; ++i) {
        customers.push_back(std::to_string(i));
    }
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        std::vector<write_bill> written;
        auto world = writ::testing::world<whole>({.seed = seed}, bills{&written});
        world.as<web>().send(start_billing{customers});
        world.run();

        REQUIRE(written.size() == 100);
        for (const auto& each : written) {
            CHECK(each.calls == static_cast<int>(each.customer.size()) * 100);
            CHECK(each.workflow.value == "w" + each.customer);
        }
    }
}

TEST_CASE("B7: a workflow of another type in the same message is not ours to lose") {
    std::vector<write_bill> written;
    auto world = writ::testing::world<whole>(bills{&written});
    world.engine().hand_over("engine",
                             {.id = "x", .source = "elsewhere", .type = "shipping.workflow"},
                             writ::kind::event);
    world.run();

    CHECK(world.balance().skipped_unknown == 1);
    CHECK(written.empty());
}

TEST_CASE("B8: a question that is not understood runs into the declared timeout") {
    std::vector<write_bill> written;
    auto world = writ::testing::world<whole>(bills{&written});
    world.as<web>().send(start_billing{{"odd"}});
    world.run();
    CHECK(written.empty());

    world.advance(59min);
    CHECK(written.empty());
    world.advance(1min);
    REQUIRE(written.size() == 1);
    CHECK(written.front().calls == 0);
}

TEST_CASE("B9: everything twice is one instance, one question and one bill") {
    std::vector<write_bill> written;
    auto world = writ::testing::world<whole>({.duplicate = true}, bills{&written});
    world.as<web>().send(start_billing{{"2"}});
    world.run_to_end();

    CHECK(world.count<ask_usage>() == 1);
    CHECK(written.size() == 1);
    CHECK(world.balance().duplicates > 0);
    CHECK(world.balance().exact());
}

TEST_CASE("B6: an answer to a finished instance changes nothing and is counted") {
    std::vector<write_bill> written;
    auto world = writ::testing::world<whole>(bills{&written});
    world.as<web>().send(start_billing{{"2"}});
    world.run();
    world.engine().answer({.source = "crm",
                           .type = "crm.usage.reply",
                           .reply_to = "engine/billing",
                           .reply_key = "w2",
                           .body = R"({"calls":9})"});
    world.run();

    CHECK(written.size() == 1);
    CHECK(world.balance().unclaimed == 1);
    CHECK(world.balance().exact());
}

}  // namespace billing
