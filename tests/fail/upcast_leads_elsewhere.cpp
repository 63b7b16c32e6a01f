// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct first_form { int number; };
struct second_form { std::string room; bool paid; };
auto to_second(const first_form&) -> second_form;
auto to_present(const second_form&) -> awaiting_payment;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::state<"awaiting-payment", awaiting_payment, writ::upcast<&to_second>>> {};
    // expect: upcast_leads_elsewhere<second_form (*)(const first_form&), awaiting_payment>
// fix:     writ::state<"awaiting-payment", awaiting_payment, writ::upcast<&to_second, &to_present>>> {};
static_assert(writ::proven<short_flow>);
