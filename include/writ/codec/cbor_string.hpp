// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_reader.hpp>
#include <writ/codec/utf8.hpp>

#include <cstddef>
#include <string>
#include <string_view>

// Strings, of texts and of bytes, in one piece or in several; and what is skipped.

namespace writ::detail {

// A string that stands in one piece.
inline bool cbor_reader::piece(const head& string, std::string_view& value) {
    if (string.argument > size_left())
        return at_ = end_, fail_here({});
    value = {at_, static_cast<std::size_t>(string.argument)};
    if (string.type == cbor_type::text && !is_utf8(value.data(), value.data() + value.size())) {
        at_ = first_broken_utf8(value.data(), value.data() + value.size());
        return fail_here("broken UTF-8");
    }
    at_ += value.size();
    return true;
}

// The next piece of a string of indefinite length, each of which is a string of its own.
inline bool cbor_reader::next_piece(cbor_type type, std::string_view& value, bool& more) {
    more = at_ == end_ || *at_ != cbor_break;
    if (!more)
        return ++at_, true;
    const char* const from = at_;
    const bool is_tag = at_ != end_ && static_cast<unsigned char>(*at_) >> 5 == 6;
    head found;
    if (!take_head(found))
        return false;
    if (is_tag || found.type != type || found.info == cbor_indefinite)
        return at_ = from, fail_here("expected a piece of the string");
    return piece(found, value);
}

inline bool cbor_reader::pieces(cbor_type type, std::string& value) {
    value.clear();
    std::string_view next;
    for (bool more = true; next_piece(type, next, more);) {
        if (!more)
            return true;
        value.append(next);
    }
    return false;
}

inline bool cbor_reader::string_view_of(cbor_type type, std::string_view what,
                                        std::string_view& value) {
    head found;
    if (!take(type, what, found))
        return false;
    if (found.info != cbor_indefinite)
        return piece(found, value);
    if (!pieces(type, scratch_))
        return false;
    value = scratch_;
    return true;
}

inline bool cbor_reader::whole_string(cbor_type type, std::string& value) {
    head found;
    std::string_view whole;
    if (!take(type, "text", found))
        return false;
    if (found.info == cbor_indefinite)
        return pieces(type, value) && fits(value.size());
    if (!piece(found, whole) || !fits(whole.size()))
        return false;
    value.assign(whole);
    return true;
}

inline bool cbor_reader::view(std::string_view& value, std::string_view what) {
    return string_view_of(cbor_type::text, what, value);
}

inline bool cbor_reader::bytes(std::string_view& value) {
    return string_view_of(cbor_type::bytes, "bytes", value);
}

inline bool cbor_reader::skip_string(const head& string) {
    std::string_view ignored;
    if (string.info != cbor_indefinite)
        return piece(string, ignored);
    for (bool more = true; more;)
        if (!next_piece(string.type, ignored, more))
            return false;
    return true;
}

inline bool cbor_reader::skip_simple(const head& found) {
    // Simple values below 32 have a head of one byte.
    return found.info != 24 || found.argument >= 32 ||
           (--at_, fail_here("a malformed simple value"));
}

// Whatever is well-formed, also keys that no payload has.
inline bool cbor_reader::skip_value() {
    head found;
    item_place where{};
    if (!take_head(found))
        return false;
    switch (found.type) {
    case cbor_type::bytes:
    case cbor_type::text: return skip_string(found);
    case cbor_type::array:
    case cbor_type::map:
        if (!enter(found))
            return false;
        for (bool more = false; at_element(where, more) && more;)
            if (!skip_value() || (found.type == cbor_type::map && !skip_value()))
                return false;
        return true;
    case cbor_type::simple: return skip_simple(found);
    default: return true;
    }
}

}  // namespace writ::detail
