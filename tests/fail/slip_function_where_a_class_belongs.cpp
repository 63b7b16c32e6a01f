// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A class handles, a function is called.
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<&release>> {};  // expect: handles
// fix:     writ::calls<&release>> {};
static_assert(writ::proven<night_desk>);
