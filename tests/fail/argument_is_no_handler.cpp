// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>
#include <writ/router.hpp>

#include "story.hpp"

// why: What nobody uses was meant for another service, or was forgotten in this one.
struct porter { void operator()(const room_reserved&) const; };
struct maid { void operator()(const release_room&) const; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
inline void open() {
    auto router = writ::router<night_desk>(porter{}, maid{});
    // expect: argument_is_no_handler<maid>
    // fix: auto router = writ::router<night_desk>(porter{});
    static_cast<void>(router);
}
