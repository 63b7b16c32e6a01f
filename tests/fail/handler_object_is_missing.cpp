// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>
#include <writ/router.hpp>

#include "story.hpp"

// why: A handler without a default constructor is made by you.
struct printer { void print(const std::string&); };
struct porter {
    printer& labels;
    void operator()(const room_reserved&) const;
};
struct night_desk : writ::service<"night-desk", contracts,
    writ::handles<porter, writ::may_repeat>> {};
inline void open(printer& labels) {
    auto router = writ::router<night_desk>();  // expect: handler_object_is_missing<porter>
    // fix: auto router = writ::router<night_desk>(porter{labels});
    static_cast<void>(labels);
    static_cast<void>(router);
}
// cannot see: a handler that is default constructible, and that you meant to pass.
