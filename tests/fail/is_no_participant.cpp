// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct payments_face : contracts {};
struct payments_too : writ::service<"payments", contracts, writ::calls<&charge>,
    writ::implements<payments_face>> {};  // expect: is_no_participant<payments_face>
// fix:     writ::implements<payments>> {};
static_assert(writ::proven<payments_too>);
