// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <istream>
#include <string>

namespace booking {

/// Reads text line by line and never holds more than `most_bytes` of it. Lines end with `\n` or
/// `\r\n`; the last one may do without.
class line_reader {
public:
    static constexpr std::size_t most_bytes = 1 << 20;

    explicit line_reader(std::istream& in) : in_{in} {}

    /// Goes to the next line; false at the end.
    ///
    /// *Errors*: std::ios_base::failure when the stream breaks.
    bool next();

    /// The present line, cut off where it is too long.
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] bool is_too_long() const { return too_long_; }
    [[nodiscard]] bool is_blank() const;
    /// Counted from 1.
    [[nodiscard]] std::size_t number() const { return number_; }

private:
    std::istream& in_;
    std::string text_;
    bool too_long_ = false;
    std::size_t number_ = 0;
};

}  // namespace booking
