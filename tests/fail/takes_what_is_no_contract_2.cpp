// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A participant is said in contract types only.
struct clean_room { std::string room; };
struct cleaner : writ::participant<"cleaner", contracts,
    writ::accepts<clean_room>> {};  // expect: takes_what_is_no_contract<clean_room, cleaner>
// fix:     writ::subscribes<room_reserved>> {};
static_assert(writ::proven<cleaner>);
