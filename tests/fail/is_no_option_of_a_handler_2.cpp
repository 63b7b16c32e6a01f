// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A function is called; only the options beside it are options.
struct night_desk : writ::service<"night-desk", contracts,
    writ::calls<&release, writ::hold>> {};
    // expect: is_no_option_of_a_handler<writ::unhandled, writ::calls<
// fix:     writ::calls<&release, writ::idempotent>> {};
static_assert(writ::proven<night_desk>);
