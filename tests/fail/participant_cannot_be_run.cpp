// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

#include <writ/testing.hpp>

// why: A participant is what others need to know of somebody; the code is elsewhere.
struct web : writ::participant<"web", contracts, writ::sends<reserve_room>> {};
inline void open() {
    auto world = writ::testing::world<web>();  // expect: participant_cannot_be_run<web>
    // fix: auto world = writ::testing::world<rooms>();
}
