// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_plain.hpp>
#include <writ/codec/json_token.hpp>

#include <cstdint>
#include <string_view>

// What is skipped is checked as what is read.

namespace writ::detail {

// What is behind a string of ASCII without escapes; null if `at` is not at one.
[[gnu::always_inline]] inline const char* json_reader::skip_plain_string(const char* at) const {
    ++at;
    unsigned found = special_ahead(at);
    while (found == 0) {
        if (end_ - at <= block_size)
            return nullptr;
        at += block_size;
        found = special_ahead(at);
    }
    at += lowest_bit(found);
    return *at == '"' ? at + 1 : nullptr;
}

// The same for a number of a few digits, or a word.
[[gnu::always_inline]] inline const char* json_reader::skip_plain_leaf(const char* at) const {
    if (*at == '"')
        return skip_plain_string(at);
    if (!digit_word::is_possible || end_ - at < 9)
        return nullptr;
    const std::uint32_t word = load_word<std::uint32_t>(at);
    if (word == load_word<std::uint32_t>("true") || word == load_word<std::uint32_t>("null"))
        return at + 4;
    if (word == load_word<std::uint32_t>("fals") && at[4] == 'e')
        return at + 5;
    const int count = digit_word{at}.count();
    if (count == 0 || count == 8 || (*at == '0' && count > 1))
        return nullptr;
    return ends_value(at[count]) ? at + count : nullptr;
}

inline bool json_reader::skip_string() {
    const char* const from = ++at_;
    bool is_ascii = true;
    for (;;) {
        at_ = skip_text(at_, end_, is_ascii);
        if (at_ != end_ && *at_ == '"')
            break;
        char ignored[4];
        char* out = ignored;
        if (!escape(out))
            return false;
    }
    if (!is_ascii && !is_utf8(from, at_))
        return broken_utf8(from);
    ++at_;
    return true;
}

inline bool json_reader::skip_key() {
    skip_space();
    if (at_ == end_ || *at_ != '"')
        return expected("a key");
    if (const char* const behind = skip_plain_string(at_))
        at_ = behind;
    else if (!skip_string())
        return false;
    skip_space();
    return take(':') || fail_here("expected ':'");
}

inline bool json_reader::skip_leaf(char first) {
    std::string_view ignored;
    bool either = false;
    switch (first) {
    case '"': return skip_string();
    case 't':
    case 'f': return boolean(either);
    case 'n': return word("null", "a value");
    default: return first == '-' || is_digit(first) ? number(ignored) : expected("a value");
    }
}

inline bool json_reader::skip_value() {
    skip_space();
    if (at_ == end_)
        return expected("a value");
    if (const char* const behind = skip_plain_leaf(at_)) {
        at_ = behind;
        return true;
    }
    return *at_ == '{' || *at_ == '[' ? skip_nested() : skip_leaf(*at_);
}

// Of what is open inside the value, a bit says whether it is an object.
inline bool json_reader::skip_nested() {
    std::uint64_t objects[most_depth / 64 + 1] = {};
    const std::uint32_t outside = depth_;
    const auto bit = [this] { return std::uint64_t{1} << depth_ % 64; };
    const auto is_object = [&] { return (objects[depth_ / 64] & bit()) != 0; };
    for (;;) {
        skip_space();
        const char first = next();
        if (first == '{' || first == '[') {
            if (!open(first, ""))
                return false;
            std::uint64_t& kinds = objects[depth_ / 64];
            kinds = first == '{' ? kinds | bit() : kinds & ~bit();
            if (!take(first == '{' ? '}' : ']')) {
                if (first == '{' && !skip_key())
                    return false;
                continue;
            }
            close();
        } else if (!skip_value()) {
            return false;
        }
        for (;; close()) {
            if (depth_ == outside)
                return true;
            skip_space();
            if (take(',')) {
                if (is_object() && !skip_key())
                    return false;
                break;
            }
            if (!take(is_object() ? '}' : ']'))
                return fail_here(is_object() ? "expected ',' or '}'" : "expected ',' or ']'");
        }
    }
}

}  // namespace writ::detail
