// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_keys.hpp>
#include <writ/codec/json_path.hpp>
#include <writ/codec/json_reader.hpp>
#include <writ/codec/unwritable.hpp>
#include <writ/codec/utf8.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace writ::detail {

// Writes into a string that is kept longer than what is in it, so that most of the time an append
// is a comparison and a copy. The string is complete, and cut to its length, after `finish`.
class json_writer {
public:
    explicit json_writer(std::string& text) : text_{text} {
        text_.clear();
        extend(0, step);
    }
    json_writer(const json_writer&) = delete;
    json_writer& operator=(const json_writer&) = delete;

    void finish() { text_.resize(used()); }

    void put(char c) {
        reserve(1);
        *at_++ = c;
    }

    void put(std::string_view text) {
        reserve(text.size());
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }

    // A key behind another member, or as the first one. Keys begin with a comma.
    void key(std::string_view written, bool is_first) {
        char* const start = (put(written), at_ - written.size());
        if (is_first)
            *start = '{';
    }

    void open(char bracket) {
        enter();
        put(bracket);
    }
    void enter() {
        if (++depth_ > written_depth)
            refuse("nested deeper than 64 levels");
    }
    void close(char bracket) {
        --depth_;
        put(bracket);
    }

    // Where a member may be the first because those before it are optional.
    bool just_opened() const { return at_[-1] == '{'; }

    void boolean(bool value) { put(value ? std::string_view{"true"} : std::string_view{"false"}); }

    void integer(std::uint64_t size, bool negative) {
        char digits[20];
        char* const end = digits + sizeof digits;
        char* first = end;
        do
            *--first = static_cast<char>('0' + size % 10);
        while ((size /= 10) != 0);
        reserve(sizeof digits + 1);
        if (negative)
            *at_++ = '-';
        const auto count = static_cast<std::size_t>(end - first);
        std::memcpy(at_, first, count);
        at_ += count;
    }

    template <class Floating>
    void floating(Floating value) {
        constexpr std::ptrdiff_t most = 32;
        if (!(value - value == 0))
            refuse("a number that is not finite");
        reserve(static_cast<std::size_t>(most));
        at_ = std::to_chars(at_, at_ + most, value).ptr;
    }

    void string(std::string_view value) {
        reserve(value.size() + 2);
        *at_++ = '"';
        const char* from = value.data();
        const char* const end = from + value.size();
        for (;;) {
            const char* const to = skip_plain(from, end);
            copy(from, to);
            if (to == end)
                break;
            from = special(to, end);
        }
        put('"');
    }

    // A text that `wire<T>` appends. What it appends seldom needs an escape.
    template <class Append>
    void text(Append&& append) {
        put('"');
        const std::size_t before = used();
        text_.resize(before);
        try {
            append(text_);
        } catch (const unwritable& fault) {
            at_ = text_.data() + before - 1;
            refuse(fault.error().reason);
        }
        settle(before);
    }

    [[noreturn, gnu::cold, gnu::noinline]] void refuse(std::string_view reason) {
        const error fault{path_of(text_.data(), at_), std::string{reason}};
        text_.clear();
        throw unwritable{fault};
    }

private:
    static constexpr std::size_t step = 512;

    std::size_t used() const { return static_cast<std::size_t>(at_ - text_.data()); }

    void reserve(std::size_t size) {
        if (static_cast<std::size_t>(end_ - at_) < size)
            extend(used(), size);
    }

    // Filling the string up costs time, so that it is done in steps also where there is room.
    [[gnu::noinline]] void extend(std::size_t used, std::size_t size) {
        text_.resize(used + (size > used ? size : used) + step);
        at_ = text_.data() + used;
        end_ = text_.data() + text_.size();
    }

    void copy(const char* from, const char* to) {
        const auto size = static_cast<std::size_t>(to - from);
        reserve(size + 8);
        std::memcpy(at_, from, size);
        at_ += size;
    }

    // Writes the special byte or sequence at `from` and returns what is behind it.
    const char* special(const char* from, const char* end) {
        const auto byte = static_cast<unsigned char>(*from);
        if (byte >= 0x80) {
            const std::size_t length = utf8_length(from, end);
            if (length == 0)
                refuse("a string that is not UTF-8");
            copy(from, from + length);
            return from + length;
        }
        constexpr std::string_view controls = "\b\f\n\r\t";
        constexpr std::string_view letters = "bfnrt";
        reserve(8);
        const std::size_t index = controls.find(*from);
        if (index == controls.npos) {
            at_ = put_escaped(at_, *from);
        } else {
            *at_++ = '\\';
            *at_++ = letters[index];
        }
        return from + 1;
    }

    void settle(std::size_t before) {
        const char* const from = text_.data() + before;
        const char* const end = text_.data() + text_.size();
        if (skip_plain(from, end) == end) {
            extend(text_.size(), 1);
            put('"');
            return;
        }
        const std::string appended{from, end};
        extend(before - 1, appended.size());
        string(appended);
    }

    std::string& text_;
    char* at_ = nullptr;
    char* end_ = nullptr;
    std::uint32_t depth_ = 0;
};

}  // namespace writ::detail
