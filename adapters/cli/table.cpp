// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "table.hpp"

#include "shown.hpp"

#include <algorithm>
#include <numeric>
#include <ostream>

namespace writ::cli {

namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 6;

std::size_t line_width(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
}

}  // namespace

void table::add(std::vector<std::string> cells) {
    for (auto& cell : cells) {
        cell = cell.empty() ? "-" : shown(cell);
    }
    cells.resize(columns_.size());
    rows_.push_back(std::move(cells));
}

std::vector<std::size_t> table::whole_widths() const {
    std::vector<std::size_t> made;
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        std::size_t widest = columns_[at].title.size();
        for (const auto& row : rows_) {
            widest = std::max(widest, width_of(row[at]));
        }
        made.push_back(widest);
    }
    return made;
}

std::vector<std::size_t> table::widths_within(std::size_t width) const {
    auto made = whole_widths();
    for (std::size_t line = line_width(made); line > width; --line) {
        std::size_t widest = columns_.size();
        for (std::size_t at = 0; at < columns_.size(); ++at) {
            const bool may_be_cut = columns_[at].what == cell::text &&
                                    made[at] > std::max(narrowest, columns_[at].title.size());
            if (may_be_cut && (widest == columns_.size() || made[at] >= made[widest])) {
                widest = at;
            }
        }
        if (widest == columns_.size()) {
            break;
        }
        --made[widest];
    }
    return made;
}

void table::shorten_times() {
    for (std::size_t at = 0; at < columns_.size(); ++at) {
        if (columns_[at].what != cell::time) {
            continue;
        }
        for (auto& row : rows_) {
            if (const auto bracket = row[at].find('('); bracket != std::string::npos) {
                row[at] = row[at].substr(bracket + 1, row[at].size() - bracket - 2);
            }
        }
    }
}

void table::print_row(std::ostream& out, const std::vector<std::string>& cells,
                      const std::vector<std::size_t>& widths, std::size_t width) const {
    std::string line;
    for (std::size_t at = 0; at < cells.size(); ++at) {
        const std::string text = cut(cells[at], widths[at]);
        const std::string padding(widths[at] - width_of(text), ' ');
        line += at == 0 ? "" : "  ";
        line += columns_[at].what == cell::number ? padding + text : text + padding;
    }
    line.erase(line.find_last_not_of(' ') + 1);
    out << (width == 0 ? line : cut(line, width)) << '\n';
}

void table::print(std::ostream& out, std::size_t width) {
    auto all = whole_widths();
    if (width != 0 && line_width(all) > width) {
        shorten_times();
        all = widths_within(width);
    }
    std::vector<std::string> titles;
    for (const auto& each : columns_) {
        titles.emplace_back(each.title);
    }
    print_row(out, titles, all, width);
    for (const auto& row : rows_) {
        print_row(out, row, all, width);
    }
}

}  // namespace writ::cli
