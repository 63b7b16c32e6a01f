// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_reader.hpp>
#include <writ/detail/decimal.hpp>

// The parts of the reader that are off the straight path: escapes, numbers, what is skipped.

namespace writ::detail {

// `from` is the first character of the string, `at_` the first that cannot be taken as it is.
inline bool json_reader::escaped(const char* from, std::string& value) {
    value.assign(from, static_cast<std::size_t>(at_ - from));
    for (;;) {
        if (at_ == end_)
            return fail_here("the text ends inside a string");
        if (!fits(value.size()))
            return false;
        if (*at_ == '"') {
            ++at_;
            return true;
        }
        if (*at_ == '\\') {
            if (!escape(value))
                return false;
        } else if (static_cast<unsigned char>(*at_) < 0x20) {
            return fail_here("a control character inside a string");
        } else {
            const std::size_t length = utf8_length(at_, end_);
            if (length == 0)
                return fail_here("broken UTF-8");
            value.append(at_, length);
            at_ += length;
        }
        const char* plain = at_;
        at_ = skip_plain(at_, end_);
        value.append(plain, static_cast<std::size_t>(at_ - plain));
    }
}

inline bool json_reader::hexadecimal(std::uint32_t& value) {
    value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
        const char c = at_ == end_ ? '\0' : *at_;
        const char letter = static_cast<char>(c | 0x20);
        if (!is_digit(c) && (letter < 'a' || letter > 'f'))
            return fail_here("expected four hexadecimal digits");
        value = value * 16 + static_cast<std::uint32_t>(is_digit(c) ? c - '0' : letter - 'a' + 10);
    }
    return true;
}

inline bool json_reader::escape(std::string& value) {
    ++at_;
    if (at_ == end_)
        return fail_here("the text ends inside a string");
    constexpr std::string_view letters = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char letter = *at_++;
    if (letter != 'u') {
        const std::size_t index = letters.find(letter);
        if (index == letters.npos)
            return --at_, fail_here("an unknown escape");
        value += meanings[index];
        return true;
    }
    std::uint32_t point = 0;
    if (!hexadecimal(point))
        return false;
    if (point >= 0xDC00 && point < 0xE000)
        return fail_here("half of a surrogate pair");
    if (point >= 0xD800 && point < 0xDC00) {
        std::uint32_t low = 0;
        if (!take("\\u"))
            return fail_here("half of a surrogate pair");
        if (!hexadecimal(low))
            return false;
        if (low < 0xDC00 || low > 0xDFFF)
            return fail_here("half of a surrogate pair");
        point = 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00);
    }
    char bytes[4];
    value.append(bytes, put_utf8(bytes, point));
    return true;
}

inline bool json_reader::number(std::string_view& token) {
    skip_space();
    const char* from = at_;
    const auto digits = [this] {
        const char* first = at_;
        while (at_ != end_ && is_digit(*at_))
            ++at_;
        return at_ != first;
    };
    take('-');
    if (at_ == end_ || !is_digit(*at_))
        return at_ == from ? expected("number") : fail_here("expected a digit");
    if (take('0')) {
        if (at_ != end_ && is_digit(*at_))
            return fail_here("a number with a leading zero");
    } else {
        digits();
    }
    if (take('.') && !digits())
        return fail_here("expected a digit");
    if (take('e') || take('E')) {
        if (!take('+'))
            take('-');
        if (!digits())
            return fail_here("expected a digit");
    }
    token = text_from(from);
    return true;
}

inline bool json_reader::magnitude(std::uint64_t& value, bool& negative, bool& fits,
                                   std::string_view& token) {
    const char* from = at_;
    negative = take('-');
    const char* first = at_;
    while (at_ != end_ && is_digit(*at_)) {
        const auto digit = static_cast<std::uint64_t>(*at_ - '0');
        fits = fits && !__builtin_mul_overflow(value, std::uint64_t{10}, &value) &&
               !__builtin_add_overflow(value, digit, &value);
        ++at_;
    }
    const bool plain = at_ != first && (*first != '0' || at_ - first == 1) &&
                       (at_ == end_ || (*at_ != '.' && *at_ != 'e' && *at_ != 'E'));
    token = text_from(from);
    if (plain)
        return true;
    at_ = from;
    return number(token) && fail_with("expected integer, found ", token);
}

inline bool json_reader::skip_value() {
    skip_space();
    if (at_ == end_)
        return expected("a value");
    std::string_view ignored;
    place where = place::first;
    bool more = false, either = false;
    switch (*at_) {
    case '"': return view(ignored);
    case 't':
    case 'f': return boolean(either);
    case 'n': return word("null", "a value");
    case '[':
        if (!open('[', "array"))
            return false;
        for (;; where = after_value()) {
            if (!at_element(where, more) || (more && !skip_value()))
                return false;
            if (!more)
                return true;
        }
    case '{':
        if (!open('{', "object"))
            return false;
        for (;; where = after_value()) {
            if (!at_member(where, more) || (more && !(key(ignored) && skip_value())))
                return false;
            if (!more)
                return true;
        }
    default: return *at_ == '-' || is_digit(*at_) ? number(ignored) : expected("a value");
    }
}

}  // namespace writ::detail
