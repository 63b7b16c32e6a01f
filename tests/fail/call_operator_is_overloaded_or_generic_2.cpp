// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A generic call operator takes everything, so it says what it is meant for.
struct audit {
    template <class Message>
    void operator()(const Message&) const {}
};
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<audit>> {};  // expect: call_operator_is_overloaded_or_generic<audit>
// fix:     writ::handles<audit, writ::on<room_reserved, payment_taken>>> {};
static_assert(writ::proven<night_desk>);
