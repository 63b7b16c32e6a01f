// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: The proof reads the call operator, so it must have seen it.
struct porter;  // expect: handler_is_not_defined_yet<porter>
// fix: struct porter { void operator()(const release_room&) const; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
