// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

struct create_order {
    int order_number;
};
struct create_bill {
    int order_number;
};
auto order(const create_order& asked) -> create_bill;
void bill(const create_bill&);

struct bill_contracts : writ::contract_list<
    writ::command<"bill.create", create_bill>> {};  // expect: contract_has_another_form<create_bill, billing, shop>
// fix:     writ::naming<writ::camel_case>, writ::command<"bill.create", create_bill>> {};
struct contracts
    : writ::contract_list<writ::naming<writ::camel_case>,
                          writ::command<"order.create", create_order>, bill_contracts> {};
struct ordering : writ::service<"ordering", contracts, writ::calls<&order>> {};
struct billing : writ::service<"billing", bill_contracts, writ::calls<&bill>> {};
struct web : writ::participant<"web", contracts, writ::sends<create_order>> {};
struct shop : writ::system<contracts, ordering, billing, web> {};
static_assert(writ::proven<shop>);
// cannot see: writ::spelled in one of two lists that have the contract.
