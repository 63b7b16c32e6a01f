// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

#include <writ/testing.hpp>

// why: The harness has a store of its own, in memory: a test gives it a provider over that.
struct files { struct transaction { using transaction_tag = void; }; };
struct guest_book { void add(const room_reserved&); };
void enter(const room_reserved& event, guest_book& book) { book.add(event); }
struct night_desk : writ::service<"night-desk", contracts,
    writ::needs<guest_book>, writ::calls<&enter>> {};
inline void open() {
    auto book = writ::provide<guest_book>([](files::transaction&) { return guest_book{}; });
    // expect: takes_a_transaction_the_store_does_not_have<files::transaction,
    // fix: auto book = writ::provide<guest_book>([](writ::testing::transaction&) { return guest_book{}; });
    auto world = writ::testing::world<night_desk>(book);
}
