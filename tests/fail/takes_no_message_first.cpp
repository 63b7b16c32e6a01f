// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter {
    void operator()(release_room&) const;  // expect: takes_no_message_first<porter>
    // fix: void operator()(const release_room&) const;
};
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
