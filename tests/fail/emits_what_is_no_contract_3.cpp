// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: So with what a participant says it sends, and a service sends by the clock.
struct count_stock { int shelf; };
struct night_desk : writ::service<"night-desk", contracts, writ::calls<&release>,
    writ::every<one_day, count_stock>> {};
    // expect: emits_what_is_no_contract<count_stock, night_desk>
// fix:     writ::every<one_day, release_room>> {};
static_assert(writ::proven<night_desk>);
