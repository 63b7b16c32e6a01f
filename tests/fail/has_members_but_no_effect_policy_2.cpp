// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Member functions of one class share its members.
struct cashier {
    int drawer = 0;
    auto charge(const take_payment&) -> payment_taken;
};
struct till : writ::service<"till", contracts,
    writ::calls<&cashier::charge>> {};  // expect: has_members_but_no_effect_policy<cashier>
// fix:     writ::calls<&cashier::charge, writ::ask_operator>> {};
static_assert(writ::proven<till>);
