// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct awaiting_receipt {};
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>, writ::timeout<one_day, &on_timeout>,
    writ::state<"awaiting-receipt", awaiting_receipt>,  // expect: state_cannot_be_reached<awaiting_receipt, short_flow>
// fix:
    writ::state<"awaiting-payment", awaiting_payment>> {};
static_assert(writ::proven<short_flow>);
