// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/base64.hpp>
#include <writ/codec/cbor_fault.hpp>
#include <writ/codec/cbor_number.hpp>
#include <writ/codec/cbor_reader.hpp>
#include <writ/codec/json_writer.hpp>

#include <cstddef>
#include <string_view>

// A member that its object keeps without declaring it is kept as JSON, also when it came as CBOR:
// bytes as base64, what is undefined as null. What JSON has no form for is refused: keys that are
// no texts, numbers that are not finite, simple values.

namespace writ::detail {

inline bool copy_as_json(cbor_reader& reader, json_writer& writer);

inline bool copy_items(cbor_reader& reader, json_writer& writer, bool is_map) {
    if (!reader.open(is_map ? '{' : '[', ""))
        return false;
    writer.open(is_map ? '{' : '[');
    bool is_first = true, more = false;
    for (auto where = item_place::first; reader.at_element(where, more) && more;) {
        std::string_view key;
        if (!is_first)
            writer.put(',');
        is_first = false;
        if (is_map && !reader.key(key))
            return false;
        if (is_map) {
            writer.string(key);
            writer.put(':');
        }
        if (!copy_as_json(reader, writer))
            return false;
    }
    writer.close(is_map ? '}' : ']');
    return true;
}

inline bool copy_simple(cbor_reader& reader, json_writer& writer) {
    bool either = false;
    double number = 0;
    if (reader.null_follows())
        return writer.put("null"), true;
    if (!reader.number_follows())
        return reader.boolean(either) && (writer.boolean(either), true);
    if (!reader.floating(number))
        return false;
    if (!is_finite(number))
        return reader.fail("a number that is not finite, which could not be kept");
    // What is no integer stays none when it is written again.
    char digits[32];
    const char* const end = put_digits(digits, digits + sizeof digits, number);
    return writer.put(std::string_view{digits, static_cast<std::size_t>(end - digits)}), true;
}

inline bool copy_as_json(cbor_reader& reader, json_writer& writer) {
    cbor_type type;
    unsigned char info;
    std::string_view text;
    if (!reader.peek(type, info))
        return false;
    switch (type) {
    case cbor_type::natural:
    case cbor_type::negative: return reader.number(text) && (writer.put(text), true);
    case cbor_type::text: return reader.view(text) && (writer.string(text), true);
    case cbor_type::bytes:
        return reader.bytes(text) &&
               (writer.text([&](std::string& to) { append_base64(to, text); }), true);
    case cbor_type::array: return copy_items(reader, writer, false);
    case cbor_type::map: return copy_items(reader, writer, true);
    default: return copy_simple(reader, writer);
    }
}

}  // namespace writ::detail
