// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/client.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct web : writ::participant<"web", contracts, writ::sends<reserve_room>> {};
inline void open(writ::memory::store& store) {
    auto transport = store.transport();
    auto front = writ::client<web>(store, transport);
    // expect: store_stands_before_the_transport
    // fix: auto front = writ::client<web>(transport, store);
    static_cast<void>(front.send(reserve_room{}));
}
