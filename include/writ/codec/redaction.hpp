// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json.hpp>

#include <string>
#include <string_view>
#include <type_traits>

// What people are shown of a payload: JSON, whatever its codec, and no secrets.

namespace writ::detail {

template <class Names, class T>
void write_redacted(std::string& text, const T& value) {
    json_writer writer{text};
    writer.redact();
    write_object<Names>(writer, value);
    writer.finish();
}

template <class Codec, class Names, class T>
std::string shown_body(std::string_view body) {
    T value{};
    if (Codec::template read<Names>(body, value)) {
        try {
            std::string text;
            write_redacted<Names>(text, value);
            return text;
        } catch (const unwritable&) {
        }
    }
    return std::to_string(body.size()) + " bytes that cannot be read";
}

/// What shows a body of payload T in journals, traces and logs: its JSON form with `"***"` in place
/// of each secret. Null where the body can be shown as it is.
template <class Codec, class Names, class T>
inline constexpr std::string (*show)(std::string_view body) = has_note<T, note::secrets> ||
                                                                      !std::is_same_v<Codec, json>
                                                                  ? &shown_body<Codec, Names, T>
                                                                  : nullptr;

}  // namespace writ::detail
