// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter { void operator()(const release_room&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::calls<porter>> {};  // expect: calls
// fix:     writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
