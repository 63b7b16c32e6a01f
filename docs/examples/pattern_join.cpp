// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct order_id {
    std::string value;
};
struct order_placed {
    order_id order;
};
struct order_paid {
    order_id order;
    std::string receipt;
};
struct order_packed {
    order_id order;
    std::string shelf;
};
struct ship_order {
    order_id order;
    std::string receipt, shelf;
};
struct cancel_order {
    order_id order;
};
struct contracts
    : writ::contract_list<
          writ::event<"order.placed", order_placed>, writ::event<"order.paid", order_paid>,
          writ::event<"order.packed", order_packed>, writ::command<"order.ship", ship_order>,
          writ::command<"order.cancel", cancel_order>> {};

// [join]
struct waiting {
    std::optional<std::string> receipt, shelf;
};
using joined = std::variant<writ::step<waiting>, writ::finish<ship_order>>;

auto join(const waiting& state, const order_id& order) -> joined {
    if (state.receipt && state.shelf)
        return writ::finish<ship_order>{{order, *state.receipt, *state.shelf}};
    return writ::step<waiting>{state};
}
auto on_placed(const order_placed&) -> writ::step<waiting> { return waiting{}; }
auto on_paid(const waiting& state, const order_paid& told) -> joined {
    return join({told.receipt, state.shelf}, told.order);
}
auto on_packed(const waiting& state, const order_packed& told) -> joined {
    return join({state.receipt, told.shelf}, told.order);
}
auto on_timeout(const waiting&, const writ::timed_out&, const order_id& order)
    -> writ::finish<cancel_order> {
    return cancel_order{order};
}
struct order_flow : writ::workflow<"order-flow", contracts, writ::identified_by<order_id>,
                                   writ::starts<&on_placed>, writ::continues<&on_paid, &on_packed>,
                                   writ::timeout<96h, &on_timeout>> {};
// [/join]
struct orders : writ::service<"orders", contracts, writ::runs<order_flow>> {};

int main() {
    auto world = writ::testing::world<orders>();
    for (const auto* order : {"o1", "o2", "o3"})
        world.send(order_placed{{order}});
    world.send(order_paid{{"o1"}, "r1"});
    world.send(order_packed{{"o1"}, "s1"});
    world.send(order_packed{{"o2"}, "s2"});
    world.send(order_paid{{"o2"}, "r2"});
    world.send(order_paid{{"o3"}, "r3"});
    world.run_to_end();
    for (const auto& each : world.sent<ship_order>())
        std::cout << each.order.value << ": ship " << each.shelf << ", " << each.receipt << '\n';
    for (const auto& each : world.sent<cancel_order>())
        std::cout << each.order.value << ": cancel\n";
}
