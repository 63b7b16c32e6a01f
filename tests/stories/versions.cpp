// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Two builds of one service, one after the other and side by side.

#include "../catch.hpp"

#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace versions {

using namespace std::chrono_literals;

struct order_id {
    int value = 0;
};
struct order_placed {
    order_id order;
    int cents = 0;
};
struct order_packed {
    order_id order;
};
struct order_paid {
    order_id order;
};
struct send_reminder {
    order_id order;
    int cents = 0;
};
struct close_order {
    order_id order;
    std::string text;
};
struct contracts
    : writ::contract_list<
          writ::event<"order.placed", order_placed>, writ::event<"order.packed", order_packed>,
          writ::event<"order.paid", order_paid>, writ::command<"order.remind", send_reminder>,
          writ::command<"order.close", close_order>> {};

// Build 1 has three states, each with a way in and a timeout.
namespace build_1 {

struct placed {
    int cents = 0;
};
struct packed {
    int cents = 0;
};
struct reminded {
    int cents = 0;
};
struct steps {
    static auto on_placed(const order_placed& told) -> writ::step<placed> {
        return placed{told.cents};
    }
    static auto on_packed(const placed& state, const order_packed&) -> writ::step<packed> {
        return packed{state.cents};
    }
    static auto remind(const packed& state, const writ::timed_out&, const order_id& order)
        -> writ::step<reminded, send_reminder> {
        return {reminded{state.cents}, send_reminder{order, state.cents}};
    }
    static auto give_up(const reminded&, const writ::timed_out&, const order_id& order)
        -> writ::finish<close_order> {
        return close_order{order, "given up"};
    }
    static auto on_paid(const std::variant<placed, packed, reminded>&, const order_paid& told)
        -> writ::finish<close_order> {
        return close_order{told.order, "paid, says build 1"};
    }
};
struct flow
    : writ::workflow<
          "orders", contracts, writ::identified_by<order_id>, writ::starts<&steps::on_placed>,
          writ::continues<&steps::on_packed, &steps::on_paid>, writ::timeout<24h, &steps::remind>,
          writ::timeout<240h, &steps::give_up>, writ::ignores<order_placed>> {};
struct service : writ::service<"orders", contracts, writ::runs<flow>> {};

}  // namespace build_1

// Build 2 has another form of one state, another name of the second, and one state in the place of
// two. Now the states are named.
namespace build_2 {

struct price {
    int cents = 0;
    std::string currency;
};
struct placed {
    price asked;
    std::optional<std::string> note;
};
struct ready {
    int cents = 0;
    int reminders = 0;
};
inline auto with_currency(const build_1::placed& old) -> placed { return {{old.cents, "EUR"}, {}}; }
inline auto not_reminded(const build_1::packed& old) -> ready { return {old.cents, 0}; }
inline auto reminded_once(const build_1::reminded& old) -> ready { return {old.cents, 1}; }

struct steps {
    static auto on_placed(const order_placed& told) -> writ::step<placed> {
        return placed{{told.cents, "EUR"}, {}};
    }
    static auto on_packed(const placed& state, const order_packed&) -> writ::step<ready> {
        return ready{state.asked.cents, 0};
    }
    static auto remind(const ready& state, const writ::timed_out&, const order_id& order)
        -> std::variant<writ::step<ready, send_reminder>, writ::finish<close_order>> {
        if (state.reminders > 0) {
            return writ::finish{close_order{order, "given up"}};
        }
        return writ::step<ready, send_reminder>{ready{state.cents, 1},
                                                send_reminder{order, state.cents}};
    }
    static auto placed_paid(const placed& state, const order_paid& told)
        -> writ::finish<close_order> {
        return close_order{told.order, "paid " + std::to_string(state.asked.cents) + " " +
                                           state.asked.currency};
    }
    static auto ready_paid(const ready& state, const order_paid& told)
        -> writ::finish<close_order> {
        return close_order{told.order, "paid " + std::to_string(state.cents) + " after " +
                                           std::to_string(state.reminders)};
    }
};
struct flow
    : writ::workflow<
          "orders", contracts, writ::identified_by<order_id>, writ::starts<&steps::on_placed>,
          writ::continues<&steps::on_packed, &steps::placed_paid, &steps::ready_paid>,
          writ::timeout<24h, &steps::remind>, writ::ignores<order_placed>,
          writ::state<"placed", placed, writ::upcast<&with_currency>>,
          writ::state<"ready", ready, writ::upcast_from<2>, writ::formerly<"packed", &not_reminded>,
                      writ::formerly<"reminded", &reminded_once>>> {};
struct service : writ::service<"orders", contracts, writ::runs<flow>> {};

}  // namespace build_2

std::vector<std::string> ends(const auto& world) {
    std::vector<std::string> found;
    for (const auto& each : world.template sent<close_order>()) {
        found.push_back(std::to_string(each.order.value) + " " + each.text);
    }
    return found;
}

// Order 1 sleeps as placed, 2 as packed, 3 as reminded.
template <class World>
void fall_asleep(World& world) {
    for (const int order : {1, 2, 3}) {
        world.send(order_placed{{order}, 100 * order});
    }
    world.run();
    world.send(order_packed{{3}});
    world.advance(30h);
    world.send(order_packed{{2}});
    world.run();
}

TEST_CASE("instances asleep in every state of build 1 are finished by build 2") {
    auto world = writ::testing::world<build_1::service>();
    fall_asleep(world);
    REQUIRE(world.is_running<build_1::flow>(order_id{1}));

    world.redeploy<build_2::service>();
    for (const int order : {1, 2, 3}) {
        world.send(order_paid{{order}});
    }
    world.run();
    CHECK(ends(world) ==
          std::vector<std::string>{"1 paid 100 EUR", "2 paid 200 after 0", "3 paid 300 after 1"});
    CHECK(world.dead_letters().empty());
    CHECK(world.balance().parked == 0);
}

TEST_CASE("a timeout that build 1 has set is handled by build 2") {
    auto world = writ::testing::world<build_1::service>();
    fall_asleep(world);
    world.redeploy<build_2::service>();
    world.advance(25h);
    CHECK(world.count<send_reminder>() == 2);
    CHECK(world.state<build_2::flow, build_2::ready>(order_id{2})->reminders == 1);
    world.advance(300h);
    CHECK(ends(world) == std::vector<std::string>{"2 given up", "3 given up"});
}

TEST_CASE("the bytes that were stored before states had names are read") {
    auto world = writ::testing::world<build_2::service>();
    world.restore<build_2::flow>(order_id{1}, {"placed", R"({"cents":100})"});
    world.restore<build_2::flow>(order_id{2}, {"packed", R"({"cents":200})"});
    world.restore<build_2::flow>(order_id{3}, {"reminded", R"({"cents":300})"});
    for (const int order : {1, 2, 3}) {
        world.send(order_paid{{order}});
    }
    world.run();
    CHECK(ends(world) ==
          std::vector<std::string>{"1 paid 100 EUR", "2 paid 200 after 0", "3 paid 300 after 1"});
}

TEST_CASE("a message for a state of another build waits for that build, and is not lost") {
    auto world = writ::testing::world<build_2::service>();
    world.send(order_placed{{1}, 100});
    world.run();
    world.send(order_packed{{1}});
    world.run();

    // One process is still, or again, of build 1: it knows no state called `ready`.
    world.redeploy<build_1::service>();
    world.send(order_paid{{1}});
    world.run();
    CHECK(ends(world).empty());
    CHECK(world.dead_letters().empty());

    world.redeploy<build_2::service>();
    world.run_to_end();
    CHECK(ends(world) == std::vector<std::string>{"1 paid 100 after 0"});
    CHECK(world.dead_letters().empty());
}

TEST_CASE("a state that nobody knows ends as a dead letter that says what to do") {
    auto world = writ::testing::world<build_2::service>();
    world.restore<build_2::flow>(order_id{7}, {"on-hold", "{}"});
    world.send(order_paid{{7}});
    world.run_to_end();
    REQUIRE(world.dead_letters().size() == 1);
    using Catch::Matchers::Contains;
    const std::string& reason = world.dead_letters().front().reason;
    CHECK_THAT(reason, Contains("workflow orders") && Contains("'on-hold'") && Contains("'7'"));
    CHECK_THAT(reason, Contains("writ::formerly<\"on-hold\""));
}

// ---- an event over two builds, in both directions

namespace first {
struct order_shipped {
    order_id order;
    std::string carrier;
    std::optional<std::string> remark;
};
struct contracts : writ::contract_list<writ::event<"order.shipped", order_shipped>> {};
struct remember {
    std::vector<std::string>* seen;
    void operator()(const order_shipped& told) const {
        seen->push_back(told.carrier + "/" + told.remark.value_or("-"));
    }
};
struct service : writ::service<"reader", contracts, writ::handles<remember, writ::idempotent>> {};
}  // namespace first
namespace second {
struct order_shipped {
    order_id order;
    std::string carrier;
    std::optional<int> parcels;  // came; the remark went
};
struct contracts : writ::contract_list<writ::event<"order.shipped", order_shipped>> {};
struct remember {
    std::vector<std::string>* seen;
    void operator()(const order_shipped& told) const {
        seen->push_back(told.carrier + "/" + std::to_string(told.parcels.value_or(0)));
    }
};
struct service : writ::service<"reader", contracts, writ::handles<remember, writ::idempotent>> {};
}  // namespace second

template <class Contracts, class Message>
writ::envelope written_by(const Message& message) {
    using form = writ::detail::contract_form<Contracts, Message>;
    writ::envelope made;
    made.type = "order.shipped";
    made.source = "another build";
    form::write(made.body, message);
    made.data_schema = form::schema();
    return made;
}

TEST_CASE("what the new build publishes is handled by the old one") {
    std::vector<std::string> seen;
    auto world = writ::testing::world<first::service>(first::remember{&seen});
    world.send_raw(written_by<second::contracts>(second::order_shipped{{1}, "post", 3}));
    world.run_to_end();
    CHECK(seen == std::vector<std::string>{"post/-"});
    CHECK(world.dead_letters().empty());
}

TEST_CASE("what the old build publishes is handled by the new one") {
    std::vector<std::string> seen;
    auto world = writ::testing::world<second::service>(second::remember{&seen});
    world.send_raw(written_by<first::contracts>(first::order_shipped{{1}, "post", "fragile"}));
    world.run_to_end();
    CHECK(seen == std::vector<std::string>{"post/0"});
    CHECK(world.dead_letters().empty());
}

}  // namespace versions
