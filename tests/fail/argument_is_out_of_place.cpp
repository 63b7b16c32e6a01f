// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

// why: Options stand at one place, so that they can be written as `{.lanes = 8}`.
struct porter { void operator()(const room_reserved&) const; };
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
inline void open(writ::memory::store& store) {
    auto transport = store.transport();
    const writ::endpoint_options how{.lanes = 8};
    auto endpoint = writ::endpoint<night_desk>(transport, store, porter{}, how);
    // expect: argument_is_out_of_place
    // fix: auto endpoint = writ::endpoint<night_desk>(transport, store, how, porter{});
}
