// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/read_faults.hpp>
#include <writ/codec/scan.hpp>
#include <writ/codec/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ::detail {

// A number is `digits` times ten to the power of `exponent`, where these could be held exactly.
struct decimal_parts {
    std::uint64_t digits = 0;
    int exponent = 0;
    bool is_negative = false;
    bool is_exact = false;
};

// A whole number, and what is behind it.
struct json_whole {
    const char* behind = nullptr;
    std::uint64_t bits = 0;
};

struct json_key;

// The sizes of the largest and the smallest value. <limits> would be a fiftieth of what all of the
// library's headers cost.
template <class Integer>
inline constexpr std::uint64_t most_of = ~std::uint64_t{0} >> (64 - 8 * sizeof(Integer) +
                                                               (std::is_signed_v<Integer> ? 1 : 0));
template <class Integer>
inline constexpr std::uint64_t least_of = std::is_signed_v<Integer> ? most_of<Integer> + 1 : 0;

// Walks once over a JSON text. What it looks for is told by its caller, who knows the type; nothing
// is kept of the text but what is wanted. A function that returns `bool` says whether it found what
// it is named after, and leaves the reason in the reader if not. The path is put together by the
// callers on their way out of a fault, so that it costs nothing where there is none.
//
// The text need not end with a zero: every look at `*at_` is behind a comparison with `end_`.
class json_reader : public read_faults {
public:
    explicit json_reader(std::string_view text, const read_limits& limits = {})
        : read_faults{limits},
          start_{text.data()},
          at_{text.data()},
          end_{text.data() + text.size()} {}

    using place = item_place;

    [[gnu::always_inline]] void skip_space() {
        if (at_ != end_ && static_cast<unsigned char>(*at_) <= ' ')
            at_ = skip_blank(at_, end_);
    }

    [[gnu::always_inline]] bool take(char c) {
        if (at_ == end_ || *at_ != c)
            return false;
        ++at_;
        return true;
    }

    bool take(std::string_view text) {
        if (static_cast<std::size_t>(end_ - at_) < text.size() ||
            std::memcmp(at_, text.data(), text.size()) != 0)
            return false;
        at_ += text.size();
        return true;
    }

    bool open(char bracket, const char* what) {
        if (end_ - at_ > 1 && at_[0] == bracket && at_[1] > ' ' && depth_ < limits_.depth) {
            ++at_;
            ++depth_;
            return true;
        }
        skip_space();
        if (!take(bracket))
            return expected(what);
        if (!enter())
            return false;
        skip_space();
        return true;
    }

    void close() { --depth_; }

    // Goes to `at`, and takes the end of the object, if that may come there.
    [[gnu::always_inline]] bool close_at(const char* at, bool may_close) {
        at_ = at;
        if (!may_close || !take('}'))
            return false;
        close();
        return true;
    }

    // After a value: a comma, or whatever else.
    place after_value() {
        skip_space();
        if (!take(','))
            return place::after_value;
        skip_space();
        return place::after_comma;
    }

    // The same from `at` on, which is moved behind the comma and white space.
    [[gnu::always_inline]] place behind_value(const char*& at) {
        if (end_ - at > 1 && at[0] == ',' && at[1] > ' ') {
            ++at;
            return place::after_comma;
        }
        at_ = at;
        const place where = after_value();
        at = at_;
        return where;
    }

    // Where an element or the end of its array may stand: says which, or fails.
    bool at_element(place& where, bool& more) { return at_item(where, ']', "',' or ']'", more); }
    bool at_member(place& where, bool& more) { return at_item(where, '}', "',' or '}'", more); }

    // The straight path: each looks at `at`, and says what is behind if there is what most texts
    // have there, with at most one space before it. If not it says null, and nothing has changed.
    bool is_short_key(const char* at, const json_key& key) const;
    const char* plain_name(const char* at, std::string_view& name) const;
    json_whole plain_whole(const char* at, std::uint64_t most, std::uint64_t least) const;
    const char* plain_number(const char* at, double& value) const;
    const char* plain_boolean(const char* at, bool& value) const;
    // The value of a key that may be the next; null if it is not. There is a comma before it unless
    // it is the first.
    const char* value_at(const char* at, const json_key& key, bool has_comma) const;
    // What is behind the string at `at`; null if there is none.
    const char* string_at(const char* at, std::string& value);

    bool boolean(bool& value);
    bool null_follows();
    bool number_follows() {
        skip_space();
        return at_ != end_ && (*at_ == '-' || (*at_ >= '0' && *at_ <= '9'));
    }
    bool string(std::string& value);
    bool skip_value();

    // A string that is looked at and not kept: valid until the next string is read.
    bool view(std::string_view& value, std::string_view what = "string");
    bool key(std::string_view& value);

    template <class Integer>
    bool integer(Integer& value) {
        std::uint64_t bits = 0;
        if (!any_whole(bits, most_of<Integer>, least_of<Integer>))
            return false;
        value = static_cast<Integer>(bits);
        return true;
    }
    bool number(std::string_view& token);
    bool number(std::string_view& token, decimal_parts& parts);

    bool at_end() {
        skip_space();
        return at_ == end_ || fail_here("expected the end of the text");
    }

    std::string_view text_from(const char* from) const {
        return {from, static_cast<std::size_t>(at_ - from)};
    }
    const char* position() const { return at_; }
    // What comes next; 0 at the end.
    char next() const { return at_ == end_ ? '\0' : *at_; }
    // To where as many brackets were open as are now.
    void go_back(const char* position) { at_ = position; }

    // What stands there, for an error text.
    std::string_view shown_from(const char* from) const {
        while (from != at_ && static_cast<unsigned char>(*from) <= ' ')
            ++from;
        return text_from(from);
    }

    // Both return false.
    bool fail_here(std::string_view reason);
    bool expected(std::string_view what);

private:
    bool at_item(place& where, char bracket, const char* wanted, bool& more);
    bool any_whole(std::uint64_t& bits, std::uint64_t most, std::uint64_t least);
    unsigned special_ahead(const char* at) const;
    const char* not_ascii(const char* from, const char* at, std::string& value);
    bool is_over_limit(const char* from, const char* to) const {
        return static_cast<std::size_t>(to - from) > limits_.string_bytes;
    }
    bool not_whole(const char* from);
    const char* spaced_string(const char* at, std::string& value);
    const char* any_string(const char* at, std::string& value);
    bool escaped(const char* from, std::string& value);
    bool escape(char*& out);
    bool hexadecimal(std::uint32_t& value);
    bool broken_utf8(const char* from);
    const char* skip_plain_string(const char* at) const;
    const char* skip_plain_leaf(const char* at) const;
    bool skip_string();
    bool skip_key();
    bool skip_leaf(char first);
    bool skip_nested();
    bool word(std::string_view text, const char* what);
    const char* found() const;

    const char* start_;
    const char* at_;
    const char* end_;
    std::string scratch_;
};

inline bool json_reader::at_item(place& where, char bracket, const char* wanted, bool& more) {
    more = where == place::after_comma || !take(bracket);
    if (!more)
        close();
    else if (where == place::after_value)
        return fail_here(std::string{"expected "} + wanted);
    return true;
}

inline bool json_reader::word(std::string_view text, const char* what) {
    if (take(text))
        return true;
    return at_ != end_ && *at_ == text.front() ? fail_here("an unknown word") : expected(what);
}

inline bool json_reader::boolean(bool& value) {
    skip_space();
    value = at_ != end_ && *at_ == 't';
    return word(value ? "true" : "false", "boolean");
}

inline bool json_reader::null_follows() {
    skip_space();
    return take("null");
}

inline bool json_reader::key(std::string_view& value) {
    if (at_ == end_ || *at_ != '"')
        return expected("a key");
    if (!view(value))
        return false;
    skip_space();
    return take(':') || fail_here("expected ':'");
}

inline bool json_reader::string(std::string& value) {
    const char* const behind = string_at(at_, value);
    if (behind == nullptr)
        return false;
    at_ = behind;
    return true;
}

inline bool json_reader::view(std::string_view& value, std::string_view what) {
    skip_space();
    if (at_ == end_ || *at_ != '"')
        return expected(what);
    const char* const from = at_ + 1;
    bool is_ascii = true;
    const char* const to = skip_text(from, end_, is_ascii);
    if (to == end_ || *to != '"')
        return escaped(from, scratch_) && (value = scratch_, true);
    if (!is_ascii && !is_utf8(from, to))
        return broken_utf8(from);
    value = {from, static_cast<std::size_t>(to - from)};
    at_ = to + 1;
    return true;
}

}  // namespace writ::detail
