// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

auto note(const room_reserved&) -> void;
auto note(const payment_taken&) -> void;
struct night_desk : writ::service<"night-desk", contracts,
    writ::calls<&note>> {};  // expect: note
// fix:     writ::calls<static_cast<void (*)(const room_reserved&)>(&note)>> {};
static_assert(writ::proven<night_desk>);
