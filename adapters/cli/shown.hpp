// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What comes out of a store was written by anybody: nothing of it may command a terminal.

#pragma once

#include <writ/kind.hpp>
#include <writ/timestamp.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::cli {

/// The text on one line: control characters, those that turn the direction of writing, and bytes
/// that are no UTF-8 are written as escapes.
[[nodiscard]] std::string shown(std::string_view text);
/// The same, but line ends stay.
[[nodiscard]] std::string shown_lines(std::string_view text);

/// The key of an instance, `""` for the empty one.
[[nodiscard]] std::string key_text(const std::string& key);

/// How many columns a shown text takes: one a code point.
[[nodiscard]] std::size_t width_of(std::string_view shown_text);
/// At most `width` columns of a shown text, the last a … where something is missing.
[[nodiscard]] std::string cut(std::string_view shown_text, std::size_t width);

/// RFC 3339.
[[nodiscard]] std::string time_text(timestamp time);
/// `3 h ago`, `in 5 min`, `now`.
[[nodiscard]] std::string age_text(timestamp time, timestamp now);
/// The time in whole seconds, and its age in brackets; `-` where it is not set.
[[nodiscard]] std::string time_and_age(timestamp time, timestamp now);
/// `1,234,567`.
[[nodiscard]] std::string number_text(std::uint64_t number);
/// `1 message`, `3 messages`.
[[nodiscard]] std::string count_text(std::uint64_t count, std::string_view one);
/// `command`, `event`, `query`.
[[nodiscard]] std::string_view kind_text(kind what);

}  // namespace writ::cli
