// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One contract as a value. The proof reads rows only; types come back when a mistake is named.

#pragma once

#include <writ/detail/id.hpp>
#include <writ/kind.hpp>

#include <string_view>

namespace writ::detail {

struct contract_row {
    kind what{};
    std::string_view name{};
    id payload{};
    id reply{};
    id key{};
    std::string_view stream{};
    ids errors{};
    ids middleware{};
    bool durable = true;
    bool lossy = false;
    bool ordered = false;
    bool replayable = false;
    bool says_durable = false;
    id codec{};  // nothing: JSON
    id naming{};  // nothing: as in C++
    bool refuses_unknown_fields = false;
    id record{};  // nothing: what the system says
    id level{};  // nothing: full
};

constexpr bool well_formed_name(std::string_view name) {
    for (const char c : name) {
        const bool good =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
        if (!good) {
            return false;
        }
    }
    return !name.empty() && name.front() != '.' && name.back() != '.';
}

}  // namespace writ::detail
