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
};
struct order_shipped {
    order_id order;
};
struct order_delivered {
    order_id order;
};
struct cancel_order {
    order_id order;
};
struct order_cancelled {
    order_id order;
};
struct recall_parcel {
    order_id order;
};
struct contracts : writ::contract_list<writ::event<"order.placed", order_placed>,
                                       writ::event<"order.paid", order_paid>,
                                       writ::event<"order.shipped", order_shipped>,
                                       writ::event<"order.delivered", order_delivered>,
                                       writ::command<"order.cancel", cancel_order>,
                                       writ::event<"order.cancelled", order_cancelled>,
                                       writ::command<"parcel.recall", recall_parcel>> {};

// [cancel]
struct placed {};
struct paid {};
struct shipped {};

auto on_placed(const order_placed&) -> writ::step<placed> { return placed{}; }
auto on_paid(const placed&, const order_paid&) -> writ::step<paid> { return paid{}; }
auto on_shipped(const paid&, const order_shipped&) -> writ::step<shipped> { return shipped{}; }
auto on_delivered(const shipped&, const order_delivered&) -> writ::finish<> { return {}; }

// In whatever state it is ...
auto on_cancel(const writ::any_state&, const cancel_order& asked) -> writ::finish<order_cancelled> {
    return order_cancelled{asked.order};
}
// ... but in this one; a named state goes first.
auto on_late_cancel(const shipped&, const cancel_order& asked) -> writ::stay<recall_parcel> {
    return recall_parcel{asked.order};
}
// Whoever recalls the parcel waits for the carrier, and nobody waits for ever.
auto on_silence(const shipped&, const writ::timed_out&) -> writ::finish<> { return {}; }
struct order_flow
    : writ::workflow<
          "order-flow", contracts, writ::identified_by<order_id>, writ::starts<&on_placed>,
          writ::continues<&on_paid, &on_shipped, &on_delivered, &on_cancel, &on_late_cancel>,
          writ::timeout<720h, &on_silence>> {};
// [/cancel]
struct orders : writ::service<"orders", contracts, writ::runs<order_flow>> {};

int main() {
    auto world = writ::testing::world<orders>();
    world.send(order_placed{{"o1"}});
    world.send(order_paid{{"o1"}});
    world.send(cancel_order{{"o1"}});
    world.send(order_placed{{"o2"}});
    world.send(order_paid{{"o2"}});
    world.send(order_shipped{{"o2"}});
    world.send(cancel_order{{"o2"}});
    world.run();
    for (const auto& each : world.sent<order_cancelled>())
        std::cout << each.order.value << " is cancelled\n";
    for (const auto& each : world.sent<recall_parcel>())
        std::cout << each.order.value << " is on its way: the parcel is called back\n";
    std::cout << "o2 goes on: " << world.is_running<order_flow>(order_id{"o2"}) << '\n';
}
