// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Who stays at a timeout waits as long again.

#include "../catch.hpp"

#include <writ/testing.hpp>
#include <writ/writ.hpp>

#include <chrono>

namespace reminders {

using namespace std::chrono_literals;

struct invoice_id {
    int value;
};
struct invoice_sent {
    invoice_id invoice;
};
struct invoice_paid {
    invoice_id invoice;
};
struct remind {
    invoice_id invoice;
};
struct contracts : writ::contract_list<writ::event<"invoice.sent", invoice_sent>,
                                       writ::event<"invoice.paid", invoice_paid>,
                                       writ::command<"invoice.remind", remind>> {};

struct open {};
struct steps {
    static auto sent(const invoice_sent&) -> writ::step<open> { return {open{}}; }
    static auto paid(const open&, const invoice_paid&) -> writ::finish<> { return {}; }
    static auto late(const open&, const writ::timed_out&, const invoice_id& id)
        -> writ::stay<remind> {
        return remind{id};
    }
};
struct flow : writ::workflow<"reminders", contracts, writ::identified_by<invoice_id>,
                             writ::starts<&steps::sent>, writ::continues<&steps::paid>,
                             writ::timeout<24h, &steps::late>> {};
struct reminding : writ::service<"reminding", contracts, writ::runs<flow>> {};

TEST_CASE("a workflow that stays at its timeout is reminded again, until the state is left") {
    auto world = writ::testing::world<reminding>();
    world.send(invoice_sent{{7}});
    world.run();
    world.advance(73h);
    CHECK(world.count<remind>() == 3);

    world.send(invoice_paid{{7}});
    world.run();
    world.run_to_end();
    CHECK(world.count<remind>() == 3);
    CHECK(world.is_finished<flow>(invoice_id{7}));
}

}  // namespace reminders
