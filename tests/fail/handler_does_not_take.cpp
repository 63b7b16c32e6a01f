// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter {
    void operator()(const release_room&) const;
};
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter, writ::on<release_room, room_reserved>>> {};
    // expect: handler_does_not_take<porter, room_reserved>
// fix:     writ::handles<porter, writ::on<release_room>>> {};
static_assert(writ::proven<night_desk>);
