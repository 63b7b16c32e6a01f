// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_fault.hpp>
#include <writ/codec/read_limits.hpp>
#include <writ/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

// Where a comma has been read an item must follow, and so on.
enum class item_place { first, after_comma, after_value };

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

}  // namespace writ::detail
