// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <string_view>

namespace writ {

/// A string that is a template argument: `writ::command<"mail.email-hotel", email_hotel>`.
template <std::size_t Size>
struct literal {
    char text[Size]{};

    consteval literal(const char (&source)[Size]) {
        for (std::size_t i = 0; i < Size; ++i) {
            text[i] = source[i];
        }
    }

    [[nodiscard]] constexpr std::string_view view() const { return {text, Size - 1}; }
};

}  // namespace writ
