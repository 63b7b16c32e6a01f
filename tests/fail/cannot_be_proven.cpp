// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

static_assert(writ::proven<booking_view>);  // expect: cannot_be_proven<booking_view>
// fix: static_assert(writ::proven<hotel>);
