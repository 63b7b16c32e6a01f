// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct night_desk : writ::service<"night-desk", contracts,
    writ::runs<awaiting_payment>> {};  // expect: is_no_workflow<awaiting_payment>
// fix:     writ::runs<booking_flow>> {};
static_assert(writ::proven<night_desk>);
