// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

// why: A field that does not exist is the compiler's own matter, in a handler as anywhere.
struct start_billing { std::vector<std::string> customerIdentifiers; };
inline auto count(const start_billing& asked) -> std::size_t {
    return asked.customerIdentifers.size();  // expect: customerIdentifers
    // fix: return asked.customerIdentifiers.size();
}
