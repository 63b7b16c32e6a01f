// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/describe.hpp>
#include <writ/problem.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct order_id {
    std::string value;
};
struct place_order {
    order_id order;
};
struct order_placed {
    order_id order;
};
struct take_payment {
    order_id order;
};
struct payment_taken {
    order_id order;
};
struct order_finished {
    order_id order;
};
struct find_order {
    order_id order;
};
struct order_view {
    std::string state;
};
struct contracts
    : writ::contract_list<
          writ::stream<"order", writ::keyed_by<order_id>, writ::command<"order.place", place_order>,
                       writ::event<"order.placed", order_placed>,
                       writ::event<"order.finished", order_finished>>,
          writ::command<"payment.take", take_payment>, writ::event<"payment.taken", payment_taken>,
          writ::query<"order.find", find_order, writ::reply<order_view>,
                      writ::errors<writ::not_found>>> {};

auto place(const place_order&) -> order_placed;
auto find(const find_order&) -> std::variant<order_view, writ::not_found>;
struct orders : writ::service<"orders", contracts, writ::calls<&place, &find>> {};

struct unpaid {};
auto on_placed(const order_placed&) -> writ::step<unpaid, take_payment>;
auto on_paid(const unpaid&, const payment_taken&) -> writ::finish<order_finished>;
auto on_timeout(const unpaid&, const writ::timed_out&) -> writ::finish<>;
struct order_flow : writ::workflow<"order-flow", contracts, writ::identified_by<order_id>,
                                   writ::starts<&on_placed>, writ::continues<&on_paid>,
                                   writ::timeout<72h, &on_timeout>> {};
struct order_process : writ::service<"order-process", contracts, writ::runs<order_flow>> {};

struct bank : writ::participant<"bank", contracts, writ::publishes<payment_taken>> {};
struct web : writ::participant<"web", contracts, writ::sends<place_order>, writ::asks<find_order>> {
};

// [describe]
struct shop : writ::system<contracts, orders, order_process, bank, web,
                           writ::allow<writ::broken_rule::command_has_no_owner, take_payment,
                                       "the bank reads it from a file">> {};

int main() { std::cout << writ::describe<shop>(); }
// [/describe]
