// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/endpoint.hpp>
#include <writ/memory.hpp>
#include <writ/writ.hpp>

#include "story.hpp"

struct porter { void operator()(const room_reserved&) const; };
struct watch {};
struct night_desk : writ::service<"night-desk", contracts, writ::handles<porter>> {};
inline void open(writ::memory::store& store, watch& all) {
    auto transport = store.transport();
    auto endpoint =
        writ::endpoint<night_desk>(transport, store, porter{}, writ::observed_by{all});
    // expect: argument_is_out_of_place<writ::observed_by<watch>>
    // fix: writ::endpoint<night_desk>(transport, store, writ::observed_by{all}, porter{});
}
