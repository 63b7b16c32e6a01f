// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/digits.hpp>
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

// Writes what stands for a byte that cannot stand in a string as it is: at most eight bytes.
inline char* put_special(char* out, char c) {
    constexpr char letters[] = "uuuuuuuubtnufruuuuuuuuuuuuuuuuuu";
    const char letter = c < 0x20 ? letters[static_cast<unsigned char>(c)] : c;
    if (letter == 'u')
        return put_escaped(out, c);
    *out++ = '\\';
    *out++ = letter;
    return out;
}

// What a key has before it: keys are written with a comma, which is the bracket of the object in
// the first, and is left out where the bracket stands there.
enum class separator : char { comma = ',', bracket = '{', as_needed = '\0' };

// Writes into a string that is kept longer than what is in it, so that most of the time an append
// is a comparison and a copy; from the start it is as long as what it held before. The string is
// complete, and cut to its length, after `finish`.
//
// The straight path is handed the position, and hands on the one behind what it wrote, so that it
// stays in a register. Whoever is given one from `position` says where it ends with `go_to`.
class json_writer {
public:
    explicit json_writer(std::string& text) : text_{text} {
        at_ = text_.data();
        end_ = at_ + text_.size();
    }
    json_writer(const json_writer&) = delete;
    json_writer& operator=(const json_writer&) = delete;

    void finish() { text_.resize(used()); }

    // From now on secrets are written as "***".
    void redact() { redacts_ = true; }
    bool redacts() const { return redacts_; }

    // Between these an error says neither why nor where in the secret. Not nested.
    bool begin_secret() {
        if (secret_at_ != npos)
            return false;
        secret_at_ = used();
        return true;
    }
    void end_secret() { secret_at_ = npos; }

    char* position() const { return at_; }
    void go_to(char* at) { at_ = at; }

    bool has_room(const char* at, std::size_t size) const {
        return static_cast<std::size_t>(end_ - at) >= size;
    }
    // Makes room for at least `size` bytes, and says where they go now. Filling the string up costs
    // time, so that it is done in steps also where there is capacity.
    [[gnu::noinline]] char* extend(char* at, std::size_t size) {
        const auto used = static_cast<std::size_t>(at - text_.data());
        const std::size_t least = used + size, room = text_.capacity();
        const std::size_t wanted = least + used / 4 + 256;
        text_.resize(least <= room && room < wanted ? room : wanted);
        end_ = text_.data() + text_.size();
        return at_ = text_.data() + used;
    }
    [[gnu::always_inline]] char* room(char* at, std::size_t size) {
        return has_room(at, size) ? at : extend(at, size);
    }

    // What has to be free before a key is written, with a number behind it.
    static constexpr std::size_t room_for_key(std::string_view key) {
        return key.size() + std::size_t{block_size} + most_of_number;
    }
    // Behind the key a block can be read.
    [[gnu::always_inline]] char* plain_key(char* at, std::string_view key, separator before) {
        if (before == separator::as_needed && at[-1] == '{')
            --at, before = separator::bracket;
        const block first = load_block(key.data());
        std::memcpy(at, &first, sizeof first);
        for (std::size_t i = std::size_t{block_size}; i < key.size(); i += std::size_t{block_size})
            std::memcpy(at + i, key.data() + i, std::size_t{block_size});
        if (before == separator::bracket)
            *at = '{';
        return at + key.size();
    }
    char* plain_string(char* at, std::string_view value);
    template <class Integer>
    char* plain_integer(char* at, Integer value) {
        const auto bits = static_cast<std::uint64_t>(value);
        if (value >= Integer{0})
            return put_whole(at, bits);
        *at++ = '-';
        return put_whole(at, 0 - bits);
    }
    template <class Floating>
    char* plain_floating(char* at, Floating value);
    [[gnu::always_inline]] char* plain_boolean(char* at, bool value) {
        std::memcpy(at, value ? "true    " : "false   ", 8);
        return at + (value ? 4 : 5);
    }

    void put(char c) {
        reserve(1);
        *at_++ = c;
    }

    void put(std::string_view text) {
        reserve(text.size());
        std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
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

    void null() { put("null"); }
    void boolean(bool value) { at_ = plain_boolean(room(at_, most_of_number), value); }

    template <class Integer>
    void integer(Integer value) {
        at_ = plain_integer(room(at_, most_of_number), value);
    }
    template <class Floating>
    void floating(Floating value) {
        at_ = plain_floating(room(at_, most_of_number), value);
    }
    void string(std::string_view value) { at_ = plain_string(at_, value); }

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
        if (secret_at_ != npos) {
            at_ = text_.data() + secret_at_;
            reason = "a secret without a wire form";
        }
        const error fault{path_of(text_.data(), at_), std::string{reason}};
        text_.clear();
        throw unwritable{fault};
    }

private:
    static constexpr std::size_t most_of_number = 40;
    static constexpr std::size_t npos = std::string::npos;

    std::size_t used() const { return static_cast<std::size_t>(at_ - text_.data()); }

    void reserve(std::size_t size) { at_ = room(at_, size); }

    char* special_string(char* at, std::string_view value);

    void settle(std::size_t before) {
        at_ = text_.data() + text_.size();
        end_ = at_;
        const char* const from = text_.data() + before;
        if (skip_plain(from, end_) == end_)
            return put('"');
        const std::string appended{from, static_cast<std::size_t>(end_ - from)};
        at_ = text_.data() + before - 1;
        string(appended);
    }

    std::string& text_;
    char* at_ = nullptr;
    char* end_ = nullptr;
    std::uint32_t depth_ = 0;
    bool redacts_ = false;
    std::size_t secret_at_ = npos;
};

// Copies the value while it is looked at, in blocks. The last one overlaps the one before it, or is
// written too long.
inline char* json_writer::plain_string(char* at, std::string_view value) {
    constexpr std::size_t whole = block_size;
    const std::size_t size = value.size();
    if (!has_room(at, size + 2 * whole)) [[unlikely]]
        return plain_string(extend(at, size + 2 * whole), value);
    const char* const from = value.data();
    char* const out = at + 1;
    *at = '"';
    const auto copy = [&](std::size_t i, block bytes, unsigned wanted) {
        std::memcpy(out + i, &bytes, whole);
        return (special_bits(bytes) & wanted) == 0;
    };
    if (size < whole) {
        if (!copy(0, load_less(from, size), first_bits(size)))
            return special_string(at, value);
    } else {
        for (std::size_t i = 0; i + whole < size; i += whole)
            if (!copy(i, load_block(from + i), 0xFFFF))
                return special_string(at, value);
        if (!copy(size - whole, load_block(from + size - whole), 0xFFFF))
            return special_string(at, value);
    }
    out[size] = '"';
    return out + size + 1;
}

[[gnu::noinline]] inline char* json_writer::special_string(char* at, std::string_view value) {
    const char* from = value.data();
    const char* const end = from + value.size();
    at_ = at;
    bool is_ascii = true;
    *at++ = '"';
    for (;;) {
        at = room(at, static_cast<std::size_t>(end - from) + 2 * std::size_t{block_size});
        const block bytes = load_block(from, end);
        std::memcpy(at, &bytes, sizeof bytes);
        // Behind the end there are zeros, which are such too.
        const unsigned found = escaped_bits(bytes);
        const int plain = lowest_bit(found | 0x10000);
        is_ascii = is_ascii && (not_ascii_bits(bytes) & ((1U << plain) - 1)) == 0;
        at += plain;
        from += plain;
        if (from == end)
            break;
        if (found == 0)
            continue;
        at = put_special(at, *from++);
    }
    if (!is_ascii && !is_utf8(value.data(), end))
        refuse("a string that is not UTF-8");
    *at++ = '"';
    return at;
}

template <class Floating>
char* json_writer::plain_floating(char* at, Floating value) {
    if constexpr (sizeof(Floating) == sizeof(double))
        if (char* const behind = put_decimal(at, value))
            return behind;
    if (!(value - value == 0))
        at_ = at, refuse("a number that is not finite");
    return std::to_chars(at, at + most_of_number, value).ptr;
}

}  // namespace writ::detail
