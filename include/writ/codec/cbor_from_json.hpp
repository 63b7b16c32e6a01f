// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_writer.hpp>
#include <writ/codec/json_double.hpp>
#include <writ/codec/json_fault.hpp>
#include <writ/codec/json_reader.hpp>
#include <writ/codec/json_skip.hpp>
#include <writ/codec/json_token.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

// What an object keeps of members that it does not declare is JSON, whatever form it came in. In
// CBOR it is written as the values that the JSON means.

namespace writ::detail {

[[gnu::cold]] inline void refuse_json(cbor_writer& writer, json_reader& reader) {
    writer.refuse("not JSON: " + reader.take_error().text());
}

inline void check_json(cbor_writer& writer, std::string_view text) {
    json_reader reader{text};
    if (!reader.skip_value() || !reader.at_end())
        refuse_json(writer, reader);
}

// Elements of an array, or members of an object, that begins where the reader is.
inline std::size_t count_items(json_reader reader, bool is_object) {
    std::size_t count = 0;
    bool more = false;
    reader.open(is_object ? '{' : '[', "");
    for (auto where = json_reader::place::first;; where = reader.after_value(), ++count) {
        std::string_view key;
        is_object ? reader.at_member(where, more) : reader.at_element(where, more);
        if (!more)
            return count;
        if (is_object)
            reader.key(key);
        reader.skip_value();
    }
}

// An integer of up to 64 bits and a sign stays one; any other number becomes a double.
inline void write_json_number(cbor_writer& writer, std::string_view digits) {
    const bool negative = digits.front() == '-';
    std::uint64_t size = 0;
    const char* const end = digits.data() + digits.size();
    const auto [at, status] = std::from_chars(digits.data() + (negative ? 1 : 0), end, size);
    if (status == std::errc{} && at == end && !(negative && size == 0))
        return writer.integer(size, negative);
    json_reader reader{digits};
    double value = 0;
    if (!read_double(reader, value))
        writer.refuse(reader.take_error().reason);
    writer.floating(value);
}

// Of a text that has been checked.
inline void write_json_value(cbor_writer& writer, json_reader& reader) {
    std::string_view text;
    bool more = false, either = false;
    reader.skip_space();
    const char first = reader.next();
    if (first == '{' || first == '[') {
        const bool is_object = first == '{';
        const std::size_t count = count_items(reader, is_object);
        is_object ? writer.open_map(count) : writer.open_array(count);
        reader.open(first, "");
        for (auto where = json_reader::place::first;; where = reader.after_value()) {
            is_object ? reader.at_member(where, more) : reader.at_element(where, more);
            if (!more)
                return is_object ? writer.close_map() : writer.close_array();
            if (is_object && reader.key(text))
                writer.string(text);
            write_json_value(writer, reader);
        }
    }
    if (first == '"')
        return reader.view(text), writer.string(text);
    if (first == 't' || first == 'f')
        return reader.boolean(either), writer.boolean(either);
    if (reader.null_follows())
        return writer.null();
    reader.number(text);
    write_json_number(writer, text);
}

inline void write_as_cbor(cbor_writer& writer, std::string_view text) {
    check_json(writer, text);
    json_reader reader{text};
    write_json_value(writer, reader);
}

}  // namespace writ::detail
