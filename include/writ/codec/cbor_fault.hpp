// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_number.hpp>
#include <writ/codec/cbor_reader.hpp>
#include <writ/codec/cbor_string.hpp>

// What the reader says when something is wrong.

namespace writ::detail {

[[gnu::cold, gnu::noinline]] inline bool cbor_reader::fail_here(std::string_view reason) {
    fail(at_ == end_ ? "the data ends too early" : reason);
    reason_.append(" at byte ").append(std::to_string(at_ - start_));
    return false;
}

inline const char* name_of(cbor_type type, unsigned char info) {
    switch (type) {
    case cbor_type::natural:
    case cbor_type::negative: return "number";
    case cbor_type::bytes: return "bytes";
    case cbor_type::text: return "text";
    case cbor_type::array: return "array";
    case cbor_type::map: return "map";
    case cbor_type::tag: return "tag";
    case cbor_type::simple: break;
    }
    switch (info) {
    case cbor_false:
    case cbor_true: return "boolean";
    case cbor_null: return "null";
    case cbor_undefined: return "undefined";
    case cbor_half:
    case cbor_single:
    case cbor_double: return "number";
    default: return "simple value";
    }
}

[[gnu::cold, gnu::noinline]] inline bool cbor_reader::expected(std::string_view what) {
    std::string reason{"expected "};
    reason.append(what);
    cbor_type type;
    unsigned char info;
    if (at_ == end_)
        return fail_here(reason);
    return peek(type, info) && fail(reason.append(", found ").append(name_of(type, info)));
}

[[gnu::cold, gnu::noinline]] inline std::string cbor_reader::shown_from(place_of_item from) const {
    cbor_reader again{{from.at, static_cast<std::size_t>(end_ - from.at)}, limits_};
    cbor_type type;
    unsigned char info;
    std::string_view text;
    if (!again.peek(type, info))
        return {};
    if (type == cbor_type::text ? again.view(text) : again.number_follows() && again.number(text))
        return std::string{text};
    return name_of(type, info);
}

}  // namespace writ::detail
