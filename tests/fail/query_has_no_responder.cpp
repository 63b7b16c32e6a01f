// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct silent_rooms : writ::service<"rooms", contracts,
    writ::calls<&reserve, &release>> {};  // expect: query_has_no_responder<find_booking, inn>
// fix:     writ::calls<&reserve, &release, &find>> {};
struct inn : writ::system<contracts, silent_rooms, payments, booking_process> {};
static_assert(writ::proven<inn>);
