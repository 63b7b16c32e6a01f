// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct night_desk : writ::service<"night-desk", contracts,
    writ::calls<&relase>> {};  // expect: relase
// fix:     writ::calls<&release>> {};
static_assert(writ::proven<night_desk>);
