// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter { void operator()(const release_room&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter, 5>> {};  // expect: is_no_option_of_a_handler<int, porter>
// fix:     writ::handles<porter, writ::attempts<5>>> {};
static_assert(writ::proven<night_desk>);
