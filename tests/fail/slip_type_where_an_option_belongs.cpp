// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Options are values.
struct porter { void operator()(const release_room&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter, writ::attempts>> {};  // expect: attempts
// fix:     writ::handles<porter, writ::attempts<5>>> {};
static_assert(writ::proven<night_desk>);
