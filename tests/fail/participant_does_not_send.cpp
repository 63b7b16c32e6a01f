// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

#include <writ/testing.hpp>

struct web : writ::participant<"web", contracts, writ::sends<reserve_room>> {};
inline void open() {
    auto world = writ::testing::world<rooms>();
    auto front = world.as<web>();
    front.send(take_payment{});  // expect: participant_does_not_send<take_payment, web>
    // fix: front.send(reserve_room{});
}
// cannot see: what the program behind a participant in another language sends.
