// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>
#include <writ/router.hpp>

#include "story.hpp"

inline void open() {
    auto router = writ::router<booking_process>();
    // expect: router_cannot_keep_a_workflow<booking_flow, booking_process>
    // fix: auto router = writ::router<payments>();
    static_cast<void>(router);
}
