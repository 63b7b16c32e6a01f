// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Other builds are proven against the participant, so it must be the same as the service.
struct rooms_face : writ::participant<"rooms", contracts, writ::accepts<reserve_room>,
    writ::answers<find_booking>,
    // expect: participant_does_not_say<room_reserved, rooms_too, rooms_face>
    // fix: writ::answers<find_booking>, writ::publishes<room_reserved>,
    writ::accepts<release_room>> {};
struct rooms_too : writ::service<"rooms", contracts, writ::calls<&reserve, &release, &find>,
    writ::implements<rooms_face>> {};
static_assert(writ::proven<rooms_too>);
// cannot see: whether the other builds use this version of the participant.
