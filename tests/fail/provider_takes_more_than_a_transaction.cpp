// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>
#include <writ/router.hpp>

#include "story.hpp"

// why: Nobody could give a provider anything else; what it needs besides it captures.
struct guest_book { int pages; };
void enter(const room_reserved&, guest_book&);
struct night_desk : writ::service<"night-desk", contracts,
    writ::needs<guest_book>, writ::calls<&enter>> {};
inline void open(int pages) {
    auto book = writ::provide<guest_book>([](int& some) { return guest_book{some}; });
    // expect: provider_takes_more_than_a_transaction<guest_book>
    // fix: auto book = writ::provide<guest_book>([&pages] { return guest_book{pages}; });
    auto router = writ::router<night_desk>(book);
    static_cast<void>(router);
    static_cast<void>(pages);
}
