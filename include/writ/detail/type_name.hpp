// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/printed.hpp>

#include <cstddef>
#include <string_view>

namespace writ::detail {

template <class Type>
consteval characters named_type() {
    return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}

// "… [with Type = booking::page<int>]" -> "page<int>"
constexpr std::string_view without_namespaces(characters all) {
    constexpr std::string_view mark = "Type = ";
    std::string_view text{all.text, all.size};
    text = text.substr(text.find(mark) + mark.size());
    text.remove_suffix(1);
    std::size_t first = 0;
    int depth = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        depth += opens(text[i]) ? 1 : closes(text[i]) ? -1 : 0;
        if (depth == 0 && text[i] == ':') {
            first = i + 1;
        }
    }
    return text.substr(first);
}

/// The name of a type, without the namespaces and classes around it; the same on both compilers
/// where it is no template.
template <class Type>
inline constexpr std::string_view type_name = without_namespaces(named_type<Type>());

// The positions of two different types of one name, or twice the same.
struct name_pair {
    std::size_t one = 0;
    std::size_t other = 0;
};
template <class... Types>
constexpr name_pair same_names() {
    constexpr std::string_view names[] = {type_name<Types>..., {}};
    for (std::size_t i = 0; i < sizeof...(Types); ++i) {
        for (std::size_t j = i + 1; j < sizeof...(Types); ++j) {
            if (names[i] == names[j]) {
                return {i, j};
            }
        }
    }
    return {};
}

}  // namespace writ::detail
