// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter {
    auto operator()(const release_room&) const
        -> booking_view;
        // expect: returns_the_reply_of_another_query<booking_view, release_room, night_desk>
    // fix:     -> void;
};
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
