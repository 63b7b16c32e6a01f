// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Nor does a class that cannot be called.
struct porter { bool awake; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter, writ::idempotent>> {};  // expect: takes_no_message_first<porter>
// fix:     writ::calls<&release>> {};
static_assert(writ::proven<night_desk>);
