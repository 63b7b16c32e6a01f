// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/digits.hpp>
#include <writ/codec/json_plain.hpp>

// The parts of the reader that are off the straight path: escapes, and numbers of any length.

namespace writ::detail {

[[gnu::noinline]] inline const char* json_reader::any_string(const char* at, std::string& value) {
    at_ = at;
    skip_space();
    if (at_ == end_ || *at_ != '"')
        return expected("string"), nullptr;
    if (at_ != at)
        return string_at(at_, value);
    return escaped(at_ + 1, value) ? at_ : nullptr;
}

// What the letter behind a backslash stands for; zero where there is none.
struct escape_table {
    char meanings[256] = {};
    constexpr escape_table() {
        for (const char c : {'"', '\\', '/'})
            meanings[static_cast<unsigned char>(c)] = c;
        meanings['b'] = '\b', meanings['f'] = '\f', meanings['n'] = '\n';
        meanings['r'] = '\r', meanings['t'] = '\t';
    }
};
inline constexpr escape_table escapes;

constexpr char escape_meaning(char letter) {
    return escapes.meanings[static_cast<unsigned char>(letter)];
}

// `from` is the first character of a string that cannot be taken as it is. It is put together in a
// buffer with room behind what is kept, so that whole blocks are copied while they are looked at.
inline bool json_reader::escaped(const char* from, std::string& value) {
    char buffer[512];
    char* const full = buffer + sizeof buffer - 2 * block_size;
    char* out = buffer;
    bool is_ascii = true, is_continued = false;
    const auto flush = [&] {
        const auto size = static_cast<std::size_t>(out - buffer);
        is_continued ? void(value.append(buffer, size)) : void(keep_text(value, buffer, out));
        is_continued = true;
        out = buffer;
        return fits(value.size());
    };
    const char* at = from;
    for (;;) {
        if (out > full && !flush())
            return false;
        const block bytes = load_block(at, end_);
        std::memcpy(out, &bytes, sizeof bytes);
        const unsigned found = escaped_bits(bytes);
        const int plain = lowest_bit(found | 0x10000);
        is_ascii = is_ascii && (not_ascii_bits(bytes) & ((1U << plain) - 1)) == 0;
        at += plain;
        out += plain;
        if (found == 0)
            continue;
        if (at != end_ && *at == '"')
            break;
        const char meaning = end_ - at > 1 && *at == '\\' ? escape_meaning(at[1]) : '\0';
        if (meaning != '\0') {
            *out++ = meaning;
            at += 2;
            continue;
        }
        at_ = at;
        if (!escape(out))
            return false;
        at = at_;
    }
    if (!flush())
        return false;
    if (!is_ascii && !is_utf8(value.data(), value.data() + value.size()))
        return broken_utf8(from);
    at_ = at + 1;
    return true;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::broken_utf8(const char* from) {
    at_ = first_broken_utf8(from, end_);
    return fail_here("broken UTF-8");
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

// Reads what cannot stand in a string as it is, and writes what it means: at most four bytes.
inline bool json_reader::escape(char*& out) {
    if (at_ == end_)
        return fail_here("the text ends inside a string");
    if (*at_ != '\\')
        return fail_here("a control character inside a string");
    if (++at_ == end_)
        return fail_here("the text ends inside a string");
    const char letter = *at_++;
    if (letter != 'u') {
        *out = escape_meaning(letter);
        return *out++ != '\0' || (--at_, fail_here("an unknown escape"));
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
    out += put_utf8(out, point);
    return true;
}

inline bool json_reader::number(std::string_view& token) {
    decimal_parts parts;
    return number(token, parts);
}

inline bool json_reader::number(std::string_view& token, decimal_parts& parts) {
    skip_space();
    const char* const from = at_;
    parts.is_negative = take('-');
    const char* const whole = at_;
    at_ = read_digits(at_, end_, parts.digits);
    std::ptrdiff_t count = at_ - whole;
    if (count == 0)
        return at_ == from ? expected("number") : fail_here("expected a digit");
    if (*whole == '0' && count > 1)
        return at_ = whole + 1, fail_here("a number with a leading zero");
    if (take('.')) {
        const char* const fraction = at_;
        at_ = read_digits(at_, end_, parts.digits);
        if (at_ == fraction)
            return fail_here("expected a digit");
        parts.exponent = static_cast<int>(fraction - at_);
        count += at_ - fraction;
    }
    parts.is_exact = count < most_digits;
    if (at_ != end_ && (*at_ | 0x20) == 'e') {
        ++at_;
        const bool is_negative = take('-');
        if (!is_negative)
            take('+');
        const char* const first = at_;
        std::uint64_t exponent = 0;
        at_ = read_digits(at_, end_, exponent);
        if (at_ == first)
            return fail_here("expected a digit");
        parts.is_exact = parts.is_exact && at_ - first < 5;
        const int size = static_cast<int>(exponent % 100'000);
        parts.exponent += is_negative ? -size : size;
    }
    token = text_from(from);
    return true;
}

// The bits of a whole number that is at most `most`, or down to minus `least`.
inline bool json_reader::any_whole(std::uint64_t& bits, std::uint64_t most, std::uint64_t least) {
    skip_space();
    const char* const from = at_;
    const bool is_negative = take('-');
    const char* const first = at_;
    std::uint64_t size = 0;
    at_ = read_digits(at_, end_, size);
    const std::ptrdiff_t count = at_ - first;
    const char after = at_ == end_ ? '\0' : *at_;
    if (count == 0 || (*first == '0' && count > 1) || after == '.' || (after | 0x20) == 'e')
        return not_whole(from);
    if (size > (is_negative ? least : most) || (count >= most_digits && wraps(first, at_)))
        return fail_with("out of range: ", text_from(from));
    bits = is_negative ? 0 - size : size;
    return true;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::not_whole(const char* from) {
    std::string_view token;
    at_ = from;
    return number(token) && fail_with("expected integer, found ", token);
}

}  // namespace writ::detail
