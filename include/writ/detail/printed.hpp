// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace writ::detail {

// No std::string_view: g++ would append the meaning of such an alias to what it prints, and both
// compilers would have to measure the length, character by character.
struct characters {
    const char* text;
    std::size_t size;
};

template <auto... Value>
consteval characters printed() {
    return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}

constexpr bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || static_cast<unsigned char>(c) >= 0x80;
}

constexpr bool opens(char c) { return c == '(' || c == '<' || c == '{' || c == '['; }
constexpr bool closes(char c) { return c == ')' || c == '>' || c == '}' || c == ']'; }

// Walks over the printed values from the last to the first: what is wanted of each, a member's or
// an enumerator's name, stands at its end, behind a type that may print as nearly anything.
class printed_values {
public:
    constexpr explicit printed_values(characters all) : text_{all.text, all.size}, end_{all.size} {
        // Both compilers end with "]"; before it stands the bracket that closes the pack, if the
        // compiler prints one.
        --end_;
        if (closes(text_[end_ - 1]))
            --end_;
    }

    /// Takes the last value, without the brackets around it.
    constexpr std::string_view take() {
        const std::size_t last = end_;
        int depth = 0;
        while (depth > 0 || !(opens(text_[end_ - 1]) || at_comma())) {
            --end_;
            depth += closes(text_[end_]) ? 1 : opens(text_[end_]) ? -1 : 0;
        }
        const std::string_view value = text_.substr(end_, last - end_);
        if (at_comma())
            end_ -= 2;
        return value;
    }

private:
    constexpr bool at_comma() const { return text_[end_ - 1] == ' ' && text_[end_ - 2] == ','; }

    std::string_view text_;
    std::size_t end_;
};

// "(& a.b::c)" and "&a.c" are called "c".
constexpr std::string_view last_name(std::string_view value) {
    std::size_t last = value.size();
    while (!is_name_character(value[last - 1]))
        --last;
    std::size_t first = last;
    while (first > 0 && is_name_character(value[first - 1]))
        --first;
    return value.substr(first, last - first);
}

template <std::size_t Count>
consteval std::array<std::string_view, Count> names_in(characters all) {
    std::array<std::string_view, Count> names{};
    printed_values values{all};
    for (std::size_t i = Count; i > 0; --i)
        names[i - 1] = last_name(values.take());
    return names;
}

}  // namespace writ::detail
