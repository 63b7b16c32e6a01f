// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/writ.hpp>

namespace shop {
struct find_order {
    int number;
};
struct order_view {
    int number, quantity;
};
struct order_changed {
    int number, quantity;
};
struct contracts
    : writ::contract_list<
          writ::query<"order.find", find_order, writ::reply<order_view>>,
          writ::event<"order.changed", order_view>> {};  // expect: answer_is_a_contract_itself<shop::order_view, shop::find_order>
          // fix: writ::event<"order.changed", order_changed>> {};
}  // namespace shop
static_assert(writ::proven<shop::contracts>);
// cannot see: that two types of the same members mean the same; give each message its own.
