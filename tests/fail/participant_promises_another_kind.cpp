// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct web : writ::participant<"web", contracts,
    writ::sends<room_reserved>> {};
    // expect: participant_promises_another_kind<room_reserved, web>
// fix:     writ::publishes<room_reserved>> {};
static_assert(writ::proven<web>);
