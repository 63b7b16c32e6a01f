// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_reader.hpp>

// What the reader says when something is wrong.

namespace writ::detail {

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

[[gnu::cold, gnu::noinline]] inline bool json_reader::fail(std::string_view reason) {
    failed_ = true;
    reason_.assign(reason);
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::fail_here(std::string_view reason) {
    fail(at_ == end_ ? "the text ends too early" : reason);
    reason_.append(" at byte ").append(std::to_string(at_ - start_));
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::fail_with(std::string_view reason,
                                                                std::string_view token) {
    fail(reason);
    append_excerpt(reason_, is_hidden_ ? "***" : token);
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::too_deep() {
    return fail("nested deeper than " + std::to_string(limits_.depth) + " levels");
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::too_many() {
    return fail("more elements than the limit of " + std::to_string(limits_.elements));
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::too_long(std::size_t size) {
    return fail("a string of " + std::to_string(size) + " bytes or more, over the limit of " +
                std::to_string(limits_.string_bytes));
}

inline const char* json_reader::found() const {
    switch (*at_) {
    case '{': return "object";
    case '[': return "array";
    case '"': return "string";
    case 't':
    case 'f': return "boolean";
    case 'n': return "null";
    default: return *at_ == '-' || (*at_ >= '0' && *at_ <= '9') ? "number" : nullptr;
    }
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::expected(std::string_view what) {
    std::string reason{"expected "};
    reason.append(what);
    if (at_ == end_ || found() == nullptr)
        return fail_here(reason);
    return fail(reason.append(", found ").append(found()));
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::inside(std::string_view name) {
    put_before(path_, name);
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::inside_secret() {
    path_.clear();
    return false;
}

[[gnu::cold, gnu::noinline]] inline bool json_reader::inside(std::size_t index) {
    put_before(path_, std::to_string(index));
    return false;
}

}  // namespace writ::detail
