// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A pattern subscribes too.
struct room_rated { int stars; };
struct rating_contracts : writ::contract_list<
    writ::event<"ratings.room-rated", room_rated, writ::replayable>> {};
struct archive { void operator()(const writ::raw_message&) const; };
struct ratings : writ::service<"ratings", rating_contracts,
    writ::handles<archive, writ::matching<"ratings.*">>> {};
    // expect: subscription_does_not_say_from_where<room_rated, ratings>
// fix:     writ::handles<archive, writ::matching<"ratings.*">, writ::from_beginning>> {};
static_assert(writ::proven<ratings>);
