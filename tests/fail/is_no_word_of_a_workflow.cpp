// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct short_flow : writ::workflow<"short-flow", contracts, writ::identified_by<booking_id>,
    writ::starts<&on_reserved>, writ::continues<&on_paid>,
    writ::uses<booking_view>,
    // expect: is_no_word_of_a_workflow<writ::uses<booking_view>, short_flow>
    // fix: writ::ignores<payment_declined>,
    writ::timeout<one_day, &on_timeout>> {};
static_assert(writ::proven<short_flow>);
