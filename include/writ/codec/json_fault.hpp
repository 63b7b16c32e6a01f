// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_reader.hpp>

// What the reader says when something is wrong.

namespace writ::detail {

[[gnu::cold, gnu::noinline]] inline bool json_reader::fail_here(std::string_view reason) {
    fail(at_ == end_ ? "the text ends too early" : reason);
    reason_.append(" at byte ").append(std::to_string(at_ - start_));
    return false;
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

}  // namespace writ::detail
