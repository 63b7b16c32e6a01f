// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter { void operator()(const release_room&) const; };
struct night_desk : writ::service<"night-desk", contracts, writ::calls<&release>,
    writ::handles<porter>> {};  // expect: two_handlers_for_one_command<release_room, night_desk>
// fix:     writ::calls<&charge>> {};
static_assert(writ::proven<night_desk>);
// cannot see: two handlers of one event are right, each gets its copy; so it cannot see that one
// cannot see: was meant to replace the other.
