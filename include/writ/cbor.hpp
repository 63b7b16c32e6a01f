// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/codec/cbor_read.hpp>
#include <writ/codec/cbor_write.hpp>
#include <writ/codec/field.hpp>
#include <writ/codec/json.hpp>
#include <writ/codec/read_variant.hpp>
#include <writ/detail/payload_rules.hpp>
#include <writ/result.hpp>

#include <string>
#include <string_view>

namespace writ {

/// The CBOR form of payloads (RFC 8949), smaller than their JSON: a codec that a contract may name,
/// `writ::encoded_as<writ::cbor>`.
///
/// The rules are those of `writ::json`, member for member. A payload is a map whose keys are texts.
/// Written are definite lengths, the shortest heads, and floating-point numbers in as few bytes as
/// keep their value. Read is also what others write: any length, any head, and tags, which are
/// passed over. Bytes are bytes; a number may be infinite or none, which JSON has no form for.
struct cbor {
    static constexpr std::string_view content_type = "application/cbor";

    /// Replaces `data` by the CBOR form of the value. What it has allocated is used again.
    ///
    /// *Errors*: throws `writ::unwritable`, and leaves the data empty.
    template <class Names, payload T>
    static void write(std::string& data, const T& value) {
        static_assert(sizeof(detail::judged_tags<Names, T>) > 0);
        detail::cbor_writer writer{data};
        detail::write_object<Names>(writer, value);
        writer.finish();
    }

    /// Reads the value from the whole of the data. What it has allocated is used again; after an
    /// error it holds parts of both.
    ///
    /// *Errors*: a `writ::error` with the path of the field. Never throws but for lack of memory.
    template <class Names, payload T>
    static result<void> read(std::string_view data, T& value, const read_limits& limits = {}) {
        static_assert(sizeof(detail::judged_tags<Names, T>) > 0);
        detail::cbor_reader reader{data, limits};
        if (detail::read_object<Names>(reader, value) && reader.at_end())
            return {};
        return reader.take_error();
    }
};

// The functions below judge for themselves too: the shorter the way to a broken rule, the shorter
// the error.

/// The CBOR form of a payload, by its C++ names. *Errors*: as `cbor::write`.
template <payload T>
[[nodiscard]] std::string to_cbor(const T& value) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    std::string data;
    cbor::write<plain_names>(data, value);
    return data;
}

/// Replaces `reused` by the CBOR form of a payload. *Errors*: as `cbor::write`.
template <payload T>
void to_cbor(const T& value, std::string& reused) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    cbor::write<plain_names>(reused, value);
}

/// Reads a payload from CBOR. *Errors*: as `cbor::read`.
template <payload T>
result<T> from_cbor(std::string_view data, const read_limits& limits = {}) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    result<T> read{T{}};
    if (const result<void> done = cbor::read<plain_names>(data, *read, limits); !done)
        return done.error();
    return read;
}

/// Reads a payload from CBOR into an object that is used again. *Errors*: as `cbor::read`.
template <payload T>
result<void> from_cbor(std::string_view data, T& reused, const read_limits& limits = {}) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    return cbor::read<plain_names>(data, reused, limits);
}

/// For what is no payload: says why.
/// *Rules*: payload_is_no_plain_aggregate, field_has_no_wire_form, alternative_is_no_object, and
/// the others of a payload's members.
template <class T>
    requires(!payload<T>)
std::string to_cbor(const T&) {
    static_assert(sizeof(detail::judged_payload<T>) > 0);
    return {};
}
/// For what is no payload: says why. *Rules*: as `to_cbor`.
template <class T>
    requires(!payload<T>)
result<T> from_cbor(std::string_view, const read_limits& = {}) {
    static_assert(sizeof(detail::judged_payload<T>) > 0);
    return error{};
}

}  // namespace writ
