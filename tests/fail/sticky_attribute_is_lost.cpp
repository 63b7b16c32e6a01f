// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

struct create_order {
    int number;
};
struct create_bill {
    int number;
};
struct bill_created {
    int number;
};
auto bill(const create_bill&) -> bill_created;
auto order(const create_order& asked) -> create_bill;

struct bill_contracts : writ::contract_list<
    writ::command<"bill.create", create_bill>,
    writ::event<"bill.created", bill_created>> {};  // expect: sticky_attribute_is_lost<writ::attribute<
// fix:     writ::event<"bill.created", bill_created>,
// fix:     writ::sticky<"tenant">> {};
struct contracts
    : writ::contract_list<writ::sticky<"tenant">, writ::command<"order.create", create_order>,
                          bill_contracts> {};
struct ordering : writ::service<"ordering", contracts, writ::calls<&order>> {};
struct billing : writ::service<"billing", bill_contracts, writ::calls<&bill>> {};
struct web : writ::participant<"web", contracts, writ::sends<create_order>> {};
struct shop : writ::system<contracts, ordering, billing, web> {};
static_assert(writ::proven<shop>);
// cannot see: whether a participant in another language passes the attribute on.
