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
struct money_came {
    order_id order;
};
struct parcel_left {
    order_id order;
};
struct write_invoice {
    order_id order;
};
struct pack_parcel {
    order_id order;
};
struct contracts
    : writ::contract_list<
          writ::event<"order.placed", order_placed>, writ::event<"money.came", money_came>,
          writ::event<"parcel.left", parcel_left>, writ::command<"invoice.write", write_invoice>,
          writ::command<"parcel.pack", pack_parcel>> {};

// [parallel]
struct unpaid {};
struct packing {};

struct money_steps {
    static auto on_placed(const order_placed& told) -> writ::step<unpaid, write_invoice> {
        return {{}, {told.order}};
    }
    static auto on_money(const unpaid&, const money_came&) -> writ::finish<> { return {}; }
    static auto on_timeout(const unpaid&, const writ::timed_out&, const order_id& order)
        -> writ::stay<write_invoice> {
        return write_invoice{order};
    }
};
struct parcel_steps {
    static auto on_placed(const order_placed& told) -> writ::step<packing, pack_parcel> {
        return {{}, {told.order}};
    }
    static auto on_left(const packing&, const parcel_left&) -> writ::finish<> { return {}; }
    static auto on_timeout(const packing&, const writ::timed_out&) -> writ::finish<> { return {}; }
};
// One event starts both; each has its own instance, state and timeout, and knows nothing of the
// other.
struct money_flow
    : writ::workflow<"money-flow", contracts, writ::identified_by<order_id>,
                     writ::starts<&money_steps::on_placed>, writ::continues<&money_steps::on_money>,
                     writ::timeout<336h, &money_steps::on_timeout>> {};
struct parcel_flow : writ::workflow<"parcel-flow", contracts, writ::identified_by<order_id>,
                                    writ::starts<&parcel_steps::on_placed>,
                                    writ::continues<&parcel_steps::on_left>,
                                    writ::timeout<72h, &parcel_steps::on_timeout>> {};
struct orders
    : writ::service<"orders", contracts, writ::runs<money_flow>, writ::runs<parcel_flow>> {};
// [/parallel]

int main() {
    auto world = writ::testing::world<orders>();
    const order_id order{"o1"};
    world.send(order_placed{order});
    world.run();
    world.send(parcel_left{order});
    world.run();
    std::cout << "parcel: " << (world.is_finished<parcel_flow>(order) ? "finished" : "running")
              << ", money: " << (world.is_finished<money_flow>(order) ? "finished" : "running")
              << '\n';
    world.send(money_came{order});
    world.run();
    std::cout << "parcel: " << (world.is_finished<parcel_flow>(order) ? "finished" : "running")
              << ", money: " << (world.is_finished<money_flow>(order) ? "finished" : "running")
              << '\n';
}
