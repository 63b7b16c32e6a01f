// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/type_name.hpp>
#include <writ/problem.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace writ::detail {

template <class Type>
inline constexpr bool is_problem = false;
template <int Code>
inline constexpr bool is_problem<problem<Code>> = true;

// What a person is told of a declared error without its form on the wire: the name that it has
// there, and its message, or those of a writ::problem with their fields.
template <class Error>
constexpr std::string declared_error_text(const Error& error) {
    std::string text{"declared error "};
    text += type_name<Error>;
    const std::size_t head = text.size();
    const auto add = [&](std::string_view what, std::string_view before) {
        if (!what.empty()) {
            text += text.size() == head ? ": " : before;
            text += what;
        }
    };
    if constexpr (requires {
                      { error.message } -> std::convertible_to<std::string_view>;
                  }) {
        add(error.message, {});
    } else if constexpr (is_problem<Error>) {
        for (const auto& each : error.errors) {
            add(each.field ? *each.field : std::string_view{}, "; ");
            add(each.message, each.field ? ": " : "; ");
        }
    }
    return text;
}

}  // namespace writ::detail
