// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct porter {
    auto operator()(const release_room&) const
        -> std::optional<not_found>;
        // expect: returns_an_error_that_is_not_declared<not_found, release_room, night_desk>
    // fix:     -> void;
};
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
// cannot see: exceptions; they are failures and are retried.
