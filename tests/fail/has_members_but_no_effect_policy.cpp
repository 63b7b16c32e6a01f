// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A handler with members can reach outside of the commit: it can mail, print and call. After a
// why: crash its message comes again, so it says how that is safe.
struct printer { void print(const std::string&); };
struct porter {
    printer& labels;
    void operator()(const room_reserved&) const;
};
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter>> {};  // expect: has_members_but_no_effect_policy<porter>
// fix:     writ::handles<porter, writ::may_repeat>> {};
static_assert(writ::proven<night_desk>);
// cannot see: what a function does with globals, files or a parameter that it is provided with; nor
// cannot see: whether a policy is true.
