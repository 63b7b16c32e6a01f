// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/meta.hpp>

namespace writ::detail {

// A verdict that is an error where it is no `kept`. The body of a class keeps the report at one
// error and shows where it was required; canonical, and no alias, keep g++ from printing the rule
// twice.
template <class Verdict>
struct loud {
    static_assert(sizeof(typename decltype(canonical(box<Verdict>{}))::is_kept) > 0);
};

}  // namespace writ::detail
