// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

struct stock_changed {
    int count = 0;
};
struct contracts : writ::contract_list<writ::event<"stock.changed", stock_changed, writ::replayable>> {};  // expect: contract_needs_a_replayable_transport<stock_changed, datagrams>
// fix: struct contracts : writ::contract_list<writ::event<"stock.changed", stock_changed>> {};
void hear(const stock_changed&) {}
struct audit : writ::service<"audit", contracts, writ::calls<&hear, writ::from_now>> {};

struct datagrams : writ::memory::transport {
    static constexpr writ::transport_facts facts{};
};

int main() {
    writ::memory::store store;
    datagrams transport;
    auto endpoint = writ::endpoint<audit>(transport, store);
}
