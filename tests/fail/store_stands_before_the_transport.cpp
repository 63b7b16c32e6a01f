// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct porter { void operator()(const room_reserved&) const; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
inline void open(writ::memory::store& store) {
    auto transport = store.transport();
    auto endpoint = writ::endpoint<night_desk>(store, transport, {.lanes = 8});
    // expect: store_stands_before_the_transport
    // fix: auto endpoint = writ::endpoint<night_desk>(transport, store, {.lanes = 8});
    static_cast<void>(endpoint.start());
}
