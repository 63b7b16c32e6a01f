// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct payments_face : writ::participant<"payments", contracts,
    writ::accepts<take_payment, release_room>,
    // expect: participant_says_too_much<release_room, payments_too, payments_face>
    // fix: writ::accepts<take_payment>,
    writ::publishes<payment_taken, payment_declined>> {};
struct payments_too : writ::service<"payments", contracts, writ::calls<&charge>,
    writ::implements<payments_face>> {};
static_assert(writ::proven<payments_too>);
