// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct desk { auto operator()(const find_booking&) const
    -> not_found; };
    // expect: query_handler_does_not_reply<find_booking, booking_view, night_desk>
// fix:     -> std::variant<booking_view, not_found>; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<desk>> {};
static_assert(writ::proven<night_desk>);
// cannot see: which of its alternatives a handler returns.
