// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/meta.hpp>

namespace writ::detail {

// A verdict, as loud as `prove`, where something other than a declaration is judged. The body of a
// class keeps the report at one error; canonical keeps g++ from printing a chain of aliases.
template <class Verdict>
struct loud {
    using verdict = decltype(canonical(box<Verdict>{}));
    static_assert(sizeof(typename verdict::is_kept) > 0);
};

}  // namespace writ::detail
