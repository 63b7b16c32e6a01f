// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A contract can require a middleware of everybody who handles it, such as the one that knows
// why: who asks.
struct user { std::string name; };
struct authenticate { using provides = user; };
struct close_hotel { int year; };
struct owner_contracts : writ::contract_list<
    writ::command<"owner.close-hotel", close_hotel, writ::requires_middleware<authenticate>>> {};
void close(const close_hotel&);
struct owner : writ::service<"owner", owner_contracts,
    writ::calls<&close>> {};
    // expect: required_middleware_is_absent<authenticate, close_hotel, owner>
// fix:     writ::uses<authenticate>, writ::calls<&close>> {};
static_assert(writ::proven<owner>);
// cannot see: what the middleware lets pass.
