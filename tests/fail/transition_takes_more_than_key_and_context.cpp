// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Rows are written by a handler; a workflow sends it a command.
struct transaction { using transaction_tag = void; };
auto on_paid_too(const awaiting_payment&, const payment_taken&, transaction&) -> writ::finish<>;
// expect: transition_takes_more_than_key_and_context<transaction&,
// fix: auto on_paid_too(const awaiting_payment&, const payment_taken&) -> writ::finish<>;
struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid_too>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
