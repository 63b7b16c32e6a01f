// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Where <writ/record.hpp> comes in: who says nothing of a record pays for a bool.

#pragma once

#include <writ/detail/meta.hpp>

namespace writ::detail {

template <class Word>
inline constexpr bool is_record = false;
template <class Words>
inline constexpr bool says_record = false;
template <class... Words>
inline constexpr bool says_record<list<Words...>> = [] {
    for (const bool each : {false, is_record<Words>...}) {
        if (each) {
            return true;
        }
    }
    return false;
}();

// The verdicts on what says a record, by its words.
template <class Contracts, bool>
struct recorded_contracts {
    using type = kept;
};
template <class Workflow, bool>
struct recorded_workflow {
    using type = kept;
};
template <class System, bool>
struct recorded_system {
    using type = kept;
};

}  // namespace writ::detail
