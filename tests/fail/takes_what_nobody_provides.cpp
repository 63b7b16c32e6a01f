// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct user { std::string name; };
struct authenticate { using provides = user; };
struct porter { void operator()(const release_room&, const user&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter>> {};  // expect: takes_what_nobody_provides<const user&, porter>
// fix:     writ::uses<authenticate>, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
// cannot see: whether the middleware really provides a value for each message; it may reject one.
