// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::cli {

/// What stands in a column.
enum class cell : unsigned char {
    text,  // cut where there is no room
    word,  // never cut
    number,  // never cut, and to the right
    time  // as of `time_and_age`: its age alone where there is no room
};

/// Rows for people: columns as wide as their widest cell. Where a line is wider than the terminal
/// times are shortened, and then the widest texts cut. Cells are escaped when they are added.
class table {
public:
    struct column {
        std::string_view title;
        cell what = cell::text;
    };

    explicit table(std::vector<column> columns) : columns_{std::move(columns)} {}

    void add(std::vector<std::string> cells);
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    /// With a width of 0 nothing is cut.
    void print(std::ostream& out, std::size_t width);

private:
    [[nodiscard]] std::vector<std::size_t> whole_widths() const;
    [[nodiscard]] std::vector<std::size_t> widths_within(std::size_t width) const;
    void shorten_times();
    void print_row(std::ostream& out, const std::vector<std::string>& cells,
                   const std::vector<std::size_t>& widths, std::size_t width) const;

    std::vector<column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

}  // namespace writ::cli
