// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>
#include <writ/router.hpp>

#include "story.hpp"

struct key_rack { int keys = 0; };
struct porter { void operator()(const room_reserved&, key_rack&) const; };
struct night_desk : writ::service<"night-desk", contracts,
    writ::needs<key_rack>, writ::handles<porter>> {};
inline void open(key_rack& keys) {
    auto rack = [&]() -> key_rack& { return keys; };
    auto router = writ::router<night_desk>();  // expect: provider_is_missing<key_rack, night_desk>
    // fix: auto router = writ::router<night_desk>(writ::provide<key_rack>(rack));
    static_cast<void>(rack);
    static_cast<void>(router);
}
