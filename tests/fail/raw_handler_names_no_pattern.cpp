// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct audit { void operator()(const writ::raw_message&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<audit>> {};  // expect: raw_handler_names_no_pattern<audit>
// fix:     writ::handles<audit, writ::matching<"booking.*">>> {};
static_assert(writ::proven<night_desk>);
// cannot see: whether a pattern matches what was meant.
