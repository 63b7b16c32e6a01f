// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A service names the list that its messages come from, second, after its own name.
struct night_desk : writ::service<"night-desk", writ::calls<&reserve>> {};
// expect: is_no_list_of_contracts<writ::calls<
// fix: struct night_desk : writ::service<"night-desk", contracts, writ::calls<&reserve>> {};
static_assert(writ::proven<night_desk>);
