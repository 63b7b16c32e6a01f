// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/base64.hpp>
#include <writ/codec/cbor_fault.hpp>
#include <writ/codec/cbor_members.hpp>
#include <writ/codec/cbor_reader.hpp>
#include <writ/codec/cbor_to_json.hpp>
#include <writ/codec/json_skip.hpp>
#include <writ/codec/json_text.hpp>
#include <writ/codec/json_token.hpp>
#include <writ/codec/read_kinds.hpp>

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

// The kinds that CBOR has a form of its own for.

namespace writ::detail {

template <class Floating>
bool read_floating(cbor_reader& reader, Floating& value) {
    return reader.floating(value);
}

// A text that must be JSON.
inline bool read_raw(cbor_reader& reader, json_text& value) {
    if (!reader.string(value.text))
        return false;
    json_reader inner{value.text, {.depth = reader.depth_left()}};
    if (inner.skip_value() && inner.at_end())
        return true;
    return reader.fail("not JSON: " + inner.take_error().reason);
}

inline bool read_unknown(cbor_reader& reader, json_text& value) {
    json_writer writer{value.text};
    const bool good = copy_as_json(reader, writer);
    writer.finish();
    return good;
}

// Also of a text in base64, which is what is left of bytes that went through JSON.
template <class T>
bool read_bytes(cbor_reader& reader, T& value) {
    std::string_view found;
    const bool is_text = reader.text_follows();
    if (is_text ? !reader.view(found) : !reader.bytes(found))
        return false;
    const std::size_t size = is_text ? base64_size(found) : found.size();
    if constexpr (requires { value.resize(size); }) {
        if (!reader.fits(size))
            return false;
        value.resize(size);
    } else if (size != value.size()) {
        return reader.fail("expected " + std::to_string(value.size()) + " bytes, found " +
                           std::to_string(size));
    }
    char* const to = reinterpret_cast<char*>(value.data());
    if (is_text)
        return read_base64(found, to) || fail_custom(reader, "bytes", found);
    if (size != 0)
        std::memcpy(to, found.data(), size);
    return true;
}

}  // namespace writ::detail
