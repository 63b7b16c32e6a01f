// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: What is not a middleware's is named by the service, and given to the endpoint.
struct key_rack { int keys; };
struct porter { void operator()(const release_room&, key_rack&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter>> {};  // expect: takes_what_nobody_provides<key_rack&, porter>
// fix:     writ::needs<key_rack>, writ::handles<porter>> {};
static_assert(writ::proven<night_desk>);
