// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: One string member is as good as another, so nothing would notice the wrong one.
struct guest_came { std::string guest; };
struct guest_left { std::string guest; };
struct door_contracts : writ::contract_list<
    writ::event<"door.came", guest_came>, writ::event<"door.left", guest_left>> {};
struct inside { int doors; };
auto on_came(const guest_came&) -> writ::step<inside>;
auto on_left(const inside&, const guest_left&) -> writ::finish<>;
struct visit : writ::workflow<"visit", door_contracts, writ::identified_by<std::string>,
    writ::starts<&on_came>,  // expect: correlation_is_a_bare_string<guest_came, visit>
    // fix: writ::starts<&on_came>, writ::correlate<&guest_came::guest, &guest_left::guest>,
    writ::continues<&on_left>> {};
static_assert(writ::proven<visit>);
