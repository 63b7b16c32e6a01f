// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: Who asks handles each error that the contract declares.
inline int floors(const writ::result<booking_view, not_found>& answer) {
    return answer.match(
        [](const booking_view&) { return 1; },
        [](const writ::error&) { return 0; });  // expect: declared_error_is_not_handled<not_found>
    // fix:     [](const writ::error&) { return 0; }, [](const not_found&) { return -1; });
}
// cannot see: what the function does with the error; nor answers that are read with `has` and
// cannot see: `get`.
