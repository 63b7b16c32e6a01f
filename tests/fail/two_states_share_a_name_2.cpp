// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct unpaid { std::string room; };
auto wait(const awaiting_payment&, const payment_declined&) -> writ::step<unpaid>;
auto give_up(const unpaid&, const writ::timed_out&) -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid, &wait>,
    writ::timeout<one_day, &on_timeout, &give_up>,
    writ::state<"awaiting-payment", awaiting_payment, writ::formerly<"waiting">>,
    writ::state<"waiting", unpaid>> {};  // expect: two_states_share_a_name<awaiting_payment, unpaid, short_flow>
// fix:     writ::state<"unpaid", unpaid>> {};
static_assert(writ::proven<short_flow>);
