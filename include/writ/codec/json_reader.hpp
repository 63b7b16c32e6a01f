// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/read_limits.hpp>
#include <writ/codec/utf8.hpp>
#include <writ/error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace writ::detail {

// Reading recurses: deeper than this no limit of a user's goes.
inline constexpr std::uint32_t most_depth = 1000;

// Walks once over a JSON text. What it looks for is told by its caller, who knows the type; nothing
// is kept of the text but what is wanted. A function that returns `bool` says whether it found what
// it is named after, and leaves the reason in the reader if not. The path is put together by the
// callers on their way out of a fault, so that it costs nothing where there is none.
//
// The text need not end with a zero: every look at `*at_` is behind a comparison with `end_`.
class json_reader {
public:
    explicit json_reader(std::string_view text, const read_limits& limits = {})
        : start_{text.data()}, at_{text.data()}, end_{text.data() + text.size()}, limits_{limits} {
        if (limits_.depth > most_depth)
            limits_.depth = most_depth;
    }

    // Where a comma has been read a member must follow, and so on.
    enum class place { first, after_comma, after_value };

    void skip_space() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t'))
            ++at_;
    }

    bool take(char c) {
        if (at_ == end_ || *at_ != c)
            return false;
        ++at_;
        return true;
    }

    // Takes the whole of `text`, which is a key with its quotes and colon, where it comes next.
    bool take(std::string_view text) {
        if (static_cast<std::size_t>(end_ - at_) < text.size() ||
            std::memcmp(at_, text.data(), text.size()) != 0)
            return false;
        at_ += text.size();
        return true;
    }

    bool open(char bracket, const char* what) {
        skip_space();
        if (!take(bracket))
            return expected(what);
        if (++depth_ > limits_.depth)
            return too_deep();
        skip_space();
        return true;
    }

    void close() { --depth_; }

    // After a value: a comma, or whatever else.
    place after_value() {
        skip_space();
        if (!take(','))
            return place::after_value;
        skip_space();
        return place::after_comma;
    }

    // Where an element or the end of its array may stand: says which, or fails.
    bool at_element(place& where, bool& more) { return at_item(where, ']', "',' or ']'", more); }
    bool at_member(place& where, bool& more) { return at_item(where, '}', "',' or '}'", more); }

    bool boolean(bool& value);
    bool null_follows();
    bool string(std::string& value);
    bool skip_value();

    // A string that is looked at and not kept: valid until the next string is read.
    bool view(std::string_view& value, std::string_view what = "string");
    bool key(std::string_view& value);

    template <class Integer>
    bool integer(Integer& value);
    bool number(std::string_view& token);

    bool at_end() {
        skip_space();
        return at_ == end_ || fail_here("expected the end of the text");
    }

    std::string_view text_from(const char* from) const {
        return {from, static_cast<std::size_t>(at_ - from)};
    }
    const char* position() const { return at_; }

    // Whether there may be one more element behind `count` others.
    bool may_have_more_than(std::size_t count) {
        return count < limits_.elements || too_many();
    }

    // All of these return false.
    bool fail(std::string_view reason);
    bool fail_here(std::string_view reason);
    bool fail_with(std::string_view reason, std::string_view token);
    bool expected(std::string_view what);
    bool inside(std::string_view name);
    bool inside(std::size_t index);

    bool failed() const { return failed_; }
    error take_error() { return {std::move(path_), std::move(reason_)}; }

private:
    bool at_item(place& where, char bracket, const char* wanted, bool& more);
    bool magnitude(std::uint64_t& value, bool& negative, bool& fits, std::string_view& token);
    bool too_deep();
    bool too_many();
    bool too_long(std::size_t size);
    bool fits(std::size_t size) { return size <= limits_.string_bytes || too_long(size); }
    bool escaped(const char* from, std::string& value);
    bool escape(std::string& value);
    bool hexadecimal(std::uint32_t& value);
    bool word(std::string_view text, const char* what);
    const char* found() const;

    const char* start_;
    const char* at_;
    const char* end_;
    read_limits limits_;
    std::uint32_t depth_ = 0;
    bool failed_ = false;
    std::string path_;
    std::string reason_;
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

template <class Integer>
bool json_reader::integer(Integer& value) {
    std::uint64_t size = 0;
    bool negative = false, fits = true;
    std::string_view token;
    skip_space();
    if (!magnitude(size, negative, fits, token))
        return false;
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
    if constexpr (std::is_signed_v<Integer>)
        fits = fits && size <= most + (negative ? 1 : 0);
    else
        fits = fits && size <= most && !(negative && size != 0);
    if (!fits)
        return fail_with("out of range: ", token);
    value = static_cast<Integer>(negative ? 0 - size : size);
    return true;
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
    skip_space();
    if (at_ == end_ || *at_ != '"')
        return expected("string");
    const char* from = ++at_;
    for (;;) {
        at_ = skip_plain(at_, end_);
        if (at_ == end_ || *at_ == '\\' || static_cast<unsigned char>(*at_) < 0x20)
            return escaped(from, value);
        if (*at_ == '"') {
            if (!fits(static_cast<std::size_t>(at_ - from)))
                return false;
            value.assign(from, static_cast<std::size_t>(at_ - from));
            ++at_;
            return true;
        }
        const std::size_t length = utf8_length(at_, end_);
        if (length == 0)
            return fail_here("broken UTF-8");
        at_ += length;
    }
}

inline bool json_reader::view(std::string_view& value, std::string_view what) {
    skip_space();
    if (at_ == end_ || *at_ != '"')
        return expected(what);
    const char* from = at_ + 1;
    const char* to = skip_plain(from, end_);
    if (to != end_ && *to == '"') {
        value = {from, static_cast<std::size_t>(to - from)};
        at_ = to + 1;
        return true;
    }
    if (!string(scratch_))
        return false;
    value = scratch_;
    return true;
}

}  // namespace writ::detail
