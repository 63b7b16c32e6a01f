// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <iostream>

// [declared]
struct place_order {
    std::string order;
};
struct order_placed {
    std::string order;
};
struct print_label {
    std::string order;
};
struct contracts : writ::contract_list<writ::command<"order.place", place_order>,
                                       writ::event<"order.placed", order_placed>,
                                       writ::command<"label.print", print_label>> {};

// What the others need to know of the warehouse, which is built in another repository.
struct warehouse : writ::participant<"warehouse", contracts, writ::subscribes<order_placed>,
                                     writ::sends<print_label>> {};
struct shop_window : writ::participant<"shop-window", contracts, writ::sends<place_order>> {};
// [/declared]

// [there]
// In the build of the warehouse: the real service, proven to say the same.
auto pack(const order_placed& told) -> print_label { return {told.order}; }
struct warehouse_service
    : writ::service<"warehouse", contracts, writ::implements<warehouse>, writ::calls<&pack>> {};
static_assert(writ::proven<warehouse_service>);
// [/there]

// [system]
auto place(const place_order& asked) -> order_placed { return {asked.order}; }
struct orders : writ::service<"orders", contracts, writ::calls<&place>> {};

struct shop : writ::system<contracts, orders, warehouse, shop_window,
                           writ::allow<writ::broken_rule::command_has_no_owner, print_label,
                                       "the label printer is not described yet">> {};
static_assert(writ::proven<shop>);

// Without the exception it would not be:
struct strict_shop : writ::system<contracts, orders, warehouse, shop_window> {};
static_assert(!writ::is_proven<strict_shop>);

// Two services of the system; who sends place_order and who prints is assumed.
static_assert(writ::proven_part<orders, warehouse_service>);
// [/system]

int main() {
    auto world = writ::testing::world<orders, warehouse_service>();
    world.as<shop_window>().send(place_order{"o1"});
    world.run();
    std::cout << world.journal().print();
}
