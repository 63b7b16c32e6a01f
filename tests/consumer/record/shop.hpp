// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include "shop_record.hpp"

#include <writ/writ.hpp>

#include <string>

namespace team {

struct order_id {
    int value = 0;
};
struct order_placed {
    order_id order;
    std::string text;
};
struct order_paid {
    order_id order;
};
struct contracts : writ::contract_list<writ::event<"order.placed", order_placed>,
                                       writ::event<"order.paid", order_paid>> {};

struct open {
    std::string text;
};
struct steps {
    static auto begin(const order_placed& placed) -> writ::step<open> { return open{placed.text}; }
    static auto end(const open&, const order_paid&) -> writ::finish<> { return {}; }
};
struct flow : writ::workflow<"orders", contracts, writ::identified_by<order_id>,
                             writ::starts<&steps::begin>, writ::continues<&steps::end>,
                             writ::state<"open", open>> {};
struct orders : writ::service<"orders", contracts, writ::runs<flow>> {};
struct web : writ::participant<"web", contracts, writ::publishes<order_placed, order_paid>> {};
struct shop : writ::system<contracts, orders, web, writ::recorded_in<shop_record>> {};

}  // namespace team
