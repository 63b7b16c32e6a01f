// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/field.hpp>
#include <writ/codec/json_keys.hpp>
#include <writ/codec/json_read.hpp>
#include <writ/codec/json_variant.hpp>
#include <writ/codec/json_write.hpp>
#include <writ/codec/read_variant.hpp>
#include <writ/detail/payload_rules.hpp>
#include <writ/result.hpp>

#include <string>
#include <string_view>

namespace writ {

/// The JSON form of payloads: the codec of every contract that names no other.
///
/// A payload is an object. Its members are written in their order, and read in any. A member that
/// is an empty `std::optional` is not written; one that is absent or null is read as empty, and any
/// other that is absent is an error. Members that the payload does not have are skipped, unless the
/// names refuse them or `writ::unknown_fields` keeps them; a declared one that appears twice is
/// refused. Nesting goes to 64 levels.
///
/// *Rules*: two_alternatives_share_a_tag, alternative_has_a_member_called_like_its_tag,
/// template_has_no_tag_of_its_own.
struct json {
    static constexpr std::string_view content_type = "application/json";

    /// Replaces `text` by the JSON form of the value. What it has allocated is used again.
    ///
    /// *Errors*: throws `writ::unwritable`, and leaves the text empty.
    template <class Names, payload T>
    static void write(std::string& text, const T& value) {
        static_assert(sizeof(detail::judged_tags<Names, T>) > 0);
        detail::json_writer writer{text};
        detail::write_object<Names>(writer, value);
        writer.finish();
    }

    /// Reads the value from the whole text. What it has allocated is used again; after an error it
    /// holds parts of both.
    ///
    /// *Errors*: a `writ::error` with the path of the field. Never throws but for lack of memory.
    template <class Names, payload T>
    static result<void> read(std::string_view text, T& value, const read_limits& limits = {}) {
        static_assert(sizeof(detail::judged_tags<Names, T>) > 0);
        detail::json_reader reader{text, limits};
        if (detail::read_object<Names>(reader, value) && reader.at_end())
            return {};
        return reader.take_error();
    }
};

// The functions below judge for themselves too: the shorter the way to a broken rule, the shorter
// the error.

/// The JSON form of a payload, by its C++ names. *Errors*: as `json::write`.
template <payload T>
[[nodiscard]] std::string to_json(const T& value) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    std::string text;
    json::write<plain_names>(text, value);
    return text;
}

/// Replaces `reused` by the JSON form of a payload. *Errors*: as `json::write`.
template <payload T>
void to_json(const T& value, std::string& reused) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    json::write<plain_names>(reused, value);
}

/// Reads a payload from JSON. *Errors*: as `json::read`.
template <payload T>
result<T> from_json(std::string_view text, const read_limits& limits = {}) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    result<T> read{T{}};
    if (const result<void> done = json::read<plain_names>(text, *read, limits); !done)
        return done.error();
    return read;
}

/// Reads a payload from JSON into an object that is used again. *Errors*: as `json::read`.
template <payload T>
result<void> from_json(std::string_view text, T& reused, const read_limits& limits = {}) {
    static_assert(sizeof(detail::judged_tags<plain_names, T>) > 0);
    return json::read<plain_names>(text, reused, limits);
}

/// For what is no payload: says why.
/// *Rules*: payload_is_no_plain_aggregate, field_has_no_wire_form, alternative_is_no_object, and
/// the others of a payload's members.
template <class T>
    requires(!payload<T>)
std::string to_json(const T&) {
    static_assert(sizeof(detail::judged_payload<T>) > 0);
    return {};
}
/// For what is no payload: says why. *Rules*: as `to_json`.
template <class T>
    requires(!payload<T>)
result<T> from_json(std::string_view, const read_limits& = {}) {
    static_assert(sizeof(detail::judged_payload<T>) > 0);
    return error{};
}

}  // namespace writ
