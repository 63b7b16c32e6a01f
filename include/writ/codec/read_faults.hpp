// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/read_limits.hpp>
#include <writ/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

// Reading recurses: deeper than this no limit of a user's goes.
inline constexpr std::uint32_t most_depth = 1000;

// Where a comma has been read an item must follow, and so on.
enum class item_place { first, after_comma, after_value };

// Which members of an object have been read, and what is behind the last one.
struct object_progress {
    std::uint64_t seen = 0;
    item_place where = item_place::first;
};

constexpr std::uint64_t bit_of(std::size_t index) { return std::uint64_t{1} << index; }

// Longer pieces of the text are cut off: a reason is a line for a person.
inline void append_excerpt(std::string& text, std::string_view token) {
    constexpr std::size_t most = 40;
    std::size_t size = token.size() > most ? most : token.size();
    // Not within a character: what is said goes into JSON too.
    while (size != 0 && size != token.size() && (token[size] & 0xC0) == 0x80)
        --size;
    text.append(token.substr(0, size)).append(size != token.size() ? "..." : "");
}

inline void put_before(std::string& path, std::string_view name) {
    std::string step{"/"};
    for (const char c : name)
        if (c == '~')
            step += "~0";
        else if (c == '/')
            step += "~1";
        else
            step += c;
    path.insert(0, step);
}

// What the readers of all forms have in common: limits, and what they say when something is wrong.
// The path is put together by the callers on their way out of a fault, so that it costs nothing
// where there is none.
class read_faults {
public:
    // Whether there may be one more element behind `count` others.
    bool may_have_more_than(std::size_t count) { return count < limits_.elements || too_many(); }
    // Whether a string of that size may be kept.
    bool fits(std::size_t size) { return size <= limits_.string_bytes || too_long(size); }

    // All of these return false.
    bool fail(std::string_view reason);
    bool fail_with(std::string_view reason, std::string_view token);
    bool inside(std::string_view name);
    bool inside(std::size_t index);
    // Of what is wrong inside a secret only the reason is told.
    bool inside_secret();

    // Whether errors show pieces of the text; says what held before.
    bool hide(bool hidden) { return std::exchange(is_hidden_, hidden); }

    bool failed() const { return failed_; }
    error take_error() { return {std::move(path_), std::move(reason_)}; }

protected:
    explicit read_faults(const read_limits& limits) : limits_{limits} {
        if (limits_.depth > most_depth)
            limits_.depth = most_depth;
    }

    bool enter() { return ++depth_ <= limits_.depth || too_deep(); }
    bool too_deep();
    bool too_many();
    bool too_long(std::size_t size);

    read_limits limits_;
    std::uint32_t depth_ = 0;
    bool failed_ = false;
    bool is_hidden_ = false;
    std::string path_;
    std::string reason_;
};

[[gnu::cold, gnu::noinline]] inline bool read_faults::fail(std::string_view reason) {
    failed_ = true;
    reason_.assign(reason);
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::fail_with(std::string_view reason,
                                                                std::string_view token) {
    fail(reason);
    append_excerpt(reason_, is_hidden_ ? "***" : token);
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::too_deep() {
    return fail("nested deeper than " + std::to_string(limits_.depth) + " levels");
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::too_many() {
    return fail("more elements than the limit of " + std::to_string(limits_.elements));
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::too_long(std::size_t size) {
    return fail("a string of " + std::to_string(size) + " bytes or more, over the limit of " +
                std::to_string(limits_.string_bytes));
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::inside(std::string_view name) {
    put_before(path_, name);
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::inside_secret() {
    path_.clear();
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool read_faults::inside(std::size_t index) {
    put_before(path_, std::to_string(index));
    return false;
}

template <class Key>
[[gnu::cold, gnu::noinline]] bool fail_missing(read_faults& reader, const Key* keys,
                                               std::uint64_t missing) {
    reader.fail("missing");
    return reader.inside(keys[__builtin_ctzll(missing)].name);
}

}  // namespace writ::detail
