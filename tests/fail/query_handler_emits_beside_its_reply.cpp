// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A query changes nothing, so that it may be asked again, anywhere.
struct desk { auto operator()(const find_booking&) const
    -> std::tuple<booking_view, release_room>; };
    // expect: query_handler_emits_beside_its_reply<find_booking, release_room, night_desk>
// fix:     -> booking_view; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<desk>> {};
static_assert(writ::proven<night_desk>);
// cannot see: what the handler does outside: it may still write a row.
