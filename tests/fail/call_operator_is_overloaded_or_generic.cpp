// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter {
    void operator()(const release_room&) const;
    void operator()(const room_reserved&) const;
};
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter>> {};  // expect: call_operator_is_overloaded_or_generic<porter>
// fix:     writ::handles<porter, writ::on<release_room, room_reserved>>> {};
static_assert(writ::proven<night_desk>);
