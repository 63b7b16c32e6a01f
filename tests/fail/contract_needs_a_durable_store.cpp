// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

struct pay {
    int cents = 0;
};
struct contracts : writ::contract_list<writ::command<"bank.pay", pay, writ::durable>> {};  // expect: contract_needs_a_durable_store<pay,
// fix: struct contracts : writ::contract_list<writ::command<"bank.pay", pay>> {};
void take(const pay&) {}
struct bank : writ::service<"bank", contracts, writ::calls<&take>> {};

int main() {
    writ::memory::store store;
    auto transport = store.transport();
    auto endpoint = writ::endpoint<bank>(transport, store);
}
// why: Where nothing is said a contract is as durable as the store that it is run on.
