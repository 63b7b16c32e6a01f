// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>
#include <iostream>
using namespace std::chrono_literals;

struct bill_id {
    std::string value;
};
struct bill_written {
    bill_id bill;
};
struct take_payment {
    bill_id bill;
};
struct payment_taken {
    bill_id bill;
};
struct payment_declined {
    bill_id bill;
};
struct call_customer {
    bill_id bill;
};
struct contracts : writ::contract_list<writ::event<"bill.written", bill_written>,
                                       writ::command<"payment.take", take_payment>,
                                       writ::event<"payment.taken", payment_taken>,
                                       writ::event<"payment.declined", payment_declined>,
                                       writ::command<"customer.call", call_customer>> {};

// [retry]
// A handler that throws is retried by the library. A customer who says no is no exception: that
// is business, so the workflow counts.
struct asking {
    int attempt = 1;
};
using asked_again = writ::step<asking, writ::delayed<take_payment>>;

auto on_bill(const bill_written& told) -> writ::step<asking, take_payment> {
    return {{}, {told.bill}};
}
auto on_taken(const asking&, const payment_taken&) -> writ::finish<> { return {}; }
auto on_declined(const asking& state, const payment_declined& told)
    -> std::variant<asked_again, writ::finish<call_customer>> {
    if (state.attempt == 3)
        return writ::finish<call_customer>{{told.bill}};
    return asked_again{{state.attempt + 1}, {24h, take_payment{told.bill}}};
}
auto on_timeout(const asking&, const writ::timed_out&, const bill_id& bill)
    -> writ::finish<call_customer> {
    return call_customer{bill};
}
struct bill_flow
    : writ::workflow<"bill-flow", contracts, writ::identified_by<bill_id>, writ::starts<&on_bill>,
                     writ::continues<&on_taken, &on_declined>, writ::timeout<168h, &on_timeout>> {};
// [/retry]
struct bills : writ::service<"bills", contracts, writ::runs<bill_flow>> {};

auto charge(const take_payment& asked) -> payment_declined { return {asked.bill}; }
struct bank : writ::service<"bank", contracts, writ::calls<&charge>> {};

int main() {
    auto world = writ::testing::world<bills, bank>();
    world.send(bill_written{{"b1"}});
    world.run_to_end();
    std::cout << world.journal().print();
}
