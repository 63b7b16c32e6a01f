// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The reply needs somebody who waits for it: a workflow's instance or a client.
struct porter { auto operator()(const room_reserved&) const
    -> find_booking; };  // expect: query_is_emitted_by_a_handler<find_booking, night_desk>
// fix:     -> take_payment; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
