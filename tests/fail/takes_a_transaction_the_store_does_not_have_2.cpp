// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

// why: What a provider makes is written in the commit of the store that the endpoint runs on.
struct files { struct transaction { using transaction_tag = void; }; };
struct guest_book { void add(const room_reserved&); };
void enter(const room_reserved& event, guest_book& book) { book.add(event); }
struct night_desk : writ::service<"night-desk", contracts,
    writ::needs<guest_book>, writ::calls<&enter>> {};
inline void open(writ::memory::store& store) {
    auto transport = store.transport();
    auto book = writ::provide<guest_book>([](files::transaction&) { return guest_book{}; });
    // expect: takes_a_transaction_the_store_does_not_have<files::transaction,
    // fix: auto book = writ::provide<guest_book>([](writ::memory::store::transaction&) { return guest_book{}; });
    auto endpoint = writ::endpoint<night_desk>(transport, store, book);
}
