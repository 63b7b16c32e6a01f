// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct bank : writ::service<"payments", contracts,
// expect: two_parts_share_a_name<payments, bank>
    // fix: struct bank : writ::service<"bank", contracts,
    writ::runs<booking_flow>> {};
struct inn : writ::system<contracts, rooms, payments, bank> {};
static_assert(writ::proven<inn>);
// cannot see: a service of the same name in another build on the same broker.
