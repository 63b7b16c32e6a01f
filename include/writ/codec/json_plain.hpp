// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/digits.hpp>
#include <writ/codec/json_keys.hpp>
#include <writ/codec/json_reader.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// The straight path of the reader: keys and values as most texts have them.

namespace writ::detail {

// Whether the key stands there as it is written where there is no white space, and a block holds
// it.
[[gnu::always_inline]] inline bool json_reader::is_short_key(const char* at,
                                                             const json_key& key) const {
    return end_ - at >= block_size && same_block(at, key.written.data(), key.bits);
}

// The key has its comma, which the text has unless it is the first one. Behind it a block can be
// read.
[[gnu::noinline]] inline const char* json_reader::value_at(const char* at, const json_key& key,
                                                           bool has_comma) const {
    const auto is_blank = [&] { return at != end_ && static_cast<unsigned char>(*at) <= ' '; };
    if (has_comma) {
        if (is_blank())
            at = skip_blank(at, end_);
        if (at == end_ || *at++ != ',')
            return nullptr;
        if (is_blank())
            at = skip_blank(at, end_);
    }
    const char* const quoted = key.written.data() + 1;
    const std::size_t size = key.written.size() - 1, left = static_cast<std::size_t>(end_ - at);
    if (left >= std::size_t{block_size} && size < std::size_t{block_size})
        return same_block(at, quoted, key.bits >> 1) ? at + size : nullptr;
    return left >= size && std::memcmp(at, quoted, size) == 0 ? at + size : nullptr;
}

// A bit for each special byte of the next block; none where the whole text is shorter.
[[gnu::always_inline]] inline unsigned json_reader::special_ahead(const char* at) const {
    if (end_ - at >= block_size)
        return special_bits(load_block(at));
    if (end_ - start_ < block_size)
        return 0;
    return special_bits(load_block(end_ - block_size)) >> (block_size - (end_ - at));
}

// A key of ASCII without escapes, and its colon.
inline const char* json_reader::plain_name(const char* at, std::string_view& name) const {
    if (at == end_ || *at != '"')
        return nullptr;
    const char* const from = at + 1;
    const unsigned found = special_ahead(from);
    at = from + lowest_bit(found | 0x10000);
    if (found == 0 || *at != '"' || end_ - at < 2 || at[1] != ':')
        return nullptr;
    name = {from, static_cast<std::size_t>(at - from)};
    return at + 2;
}

[[gnu::noinline]] inline const char* assign_text(std::string& value, const char* from,
                                                 const char* to) {
    value.assign(from, static_cast<std::size_t>(to - from));
    return to + 1;
}

// Gives `value` its text, which a quote is behind, and says what is behind that. A text no longer
// than the last one is copied without a call, unless it is long.
[[gnu::always_inline]] inline const char* keep_text(std::string& value, const char* from,
                                                    const char* to) {
    constexpr std::size_t long_text = 4 * block_size;
    const auto size = static_cast<std::size_t>(to - from);
    if (size > value.size() || size > long_text)
        return assign_text(value, from, to);
    value.erase(size);
    copy_text(value.data(), from, size);
    return to + 1;
}

// Here the strings without white space before them, and without escapes.
inline const char* json_reader::string_at(const char* at, std::string& value) {
    if (end_ - at <= block_size || *at != '"')
        return spaced_string(at, value);
    const char* const from = ++at;
    unsigned found = special_bits(load_block(at));
    while (found == 0) {
        if (end_ - at <= block_size)
            return any_string(from - 1, value);
        at += block_size;
        found = special_ahead(at);
    }
    at += lowest_bit(found);
    if (*at != '"' || is_over_limit(from, at))
        return not_ascii(from, at, value);
    return keep_text(value, from, at);
}

// At the end of the text, or with one space before them.
[[gnu::noinline]] inline const char* json_reader::spaced_string(const char* at,
                                                                std::string& value) {
    if (end_ - at > block_size && *at == ' ' && at[1] == '"')
        return string_at(at + 1, value);
    if (end_ - at < 2 || *at != '"')
        return any_string(at, value);
    const char* const from = at + 1;
    const unsigned found = special_ahead(from);
    const char* const to = from + lowest_bit(found | 0x10000);
    if (found == 0 || *to != '"' || is_over_limit(from, to))
        return any_string(at, value);
    return keep_text(value, from, to);
}

// ASCII only up to `at`.
[[gnu::noinline]] inline const char* json_reader::not_ascii(const char* from, const char* at,
                                                            std::string& value) {
    bool is_ascii = true;
    const char* const to = skip_text(at, end_, is_ascii);
    if (to == end_ || *to != '"' || !is_utf8(at, to) || is_over_limit(from, to))
        return any_string(from - 1, value);
    return keep_text(value, from, to);
}

// Fewer than 16 digits, which are looked at as one or two words.
inline json_whole json_reader::plain_whole(const char* at, std::uint64_t most,
                                           std::uint64_t least) const {
    if (!digit_word::is_possible || end_ - at < 18)
        return {};
    if (*at == ' ') [[unlikely]]
        ++at;
    const bool is_negative = *at == '-';
    if (is_negative) [[unlikely]]
        ++at;
    digit_word word{at};
    int count = word.count();
    if (count == 0 || (*at == '0' && count > 1))
        return {};
    std::uint64_t size = word.value(count);
    at += count;
    if (count == 8) {
        word = digit_word{at};
        count = word.count();
        if (count == 8)
            return {};
        if (count > 0)
            size = size * ten_to_the[count] + word.value(count);
        at += count;
    }
    if (!ends_value(*at) || size > (is_negative ? least : most))
        return {};
    return {at, is_negative ? 0 - size : size};
}

// Digits and a point in fewer than eight bytes, or fewer than eight digits before the point and
// fewer than eight behind it. The double is that of a division of numbers that it can hold, so that
// it is rounded once. Of the text `decimal_reach` bytes can be read.
inline constexpr std::ptrdiff_t decimal_reach = 19;

inline const char* plain_decimal(const char* at, double& value) {
    static constexpr double powers[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7};
    if (*at == ' ') [[unlikely]]
        ++at;
    const bool is_negative = *at == '-';
    if (is_negative) [[unlikely]]
        ++at;
    digit_word word{at};
    const int whole = word.count();
    if (whole == 0 || whole == 8 || (*at == '0' && whole > 1))
        return nullptr;
    int decimals = 0;
    std::uint64_t digits = 0;
    if (at[whole] != '.') {
        digits = word.value(whole);
        at += whole;
    } else if (const int size = word.second(); size < 8) {
        decimals = size - whole - 1;
        word.remove(whole);
        digits = word.value(size - 1);
        at += size;
    } else {
        digits = word.value(whole);
        at += whole + 1;
        const digit_word fraction{at};
        decimals = fraction.count();
        if (decimals == 8 || decimals == 0)
            return nullptr;
        digits = digits * ten_to_the[decimals] + fraction.value(decimals);
        at += decimals;
    }
    if (!ends_value(*at) || at[-1] == '.')
        return nullptr;
    const double size = static_cast<double>(static_cast<std::int64_t>(digits)) / powers[decimals];
    value = is_negative ? -size : size;
    return at;
}

inline const char* json_reader::plain_number(const char* at, double& value) const {
    if (!digit_word::is_possible || __FLT_EVAL_METHOD__ != 0 || at == end_)
        return nullptr;
    if (end_ - at >= decimal_reach)
        return plain_decimal(at, value);
    char last[decimal_reach] = {};
    std::memcpy(last, at, static_cast<std::size_t>(end_ - at));
    const char* const behind = plain_decimal(last, value);
    return behind == nullptr ? nullptr : at + (behind - last);
}

inline const char* json_reader::plain_boolean(const char* at, bool& value) const {
    if (end_ - at < 6)
        return nullptr;
    if (*at == ' ')
        ++at;
    if (std::memcmp(at, "true", 4) == 0) {
        value = true;
        return at + 4;
    }
    if (std::memcmp(at, "false", 5) != 0)
        return nullptr;
    value = false;
    return at + 5;
}

}  // namespace writ::detail
