// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "text_diff.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace writ::cli {

namespace {

using lines = std::vector<std::string_view>;

lines lines_of(std::string_view text) {
    lines made;
    while (!text.empty()) {
        const auto end = text.find('\n');
        made.push_back(text.substr(0, end));
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
    return made;
}

struct edit {
    char sign;
    std::string_view line;
};

void append(std::vector<edit>& edits, char sign, const lines& from, std::size_t begin,
            std::size_t end) {
    for (; begin < end; ++begin) {
        edits.push_back({sign, from[begin]});
    }
}

// The table of longest common subsequences is of the size of both texts multiplied: texts that are
// too long for it are taken out and put in as a whole.
constexpr std::size_t most_cells = 4'000'000;

void append_middle(std::vector<edit>& edits, const lines& old, const lines& now, std::size_t begin,
                   std::size_t old_end, std::size_t now_end) {
    const std::size_t rows = old_end - begin, columns = now_end - begin;
    if ((rows + 1) * (columns + 1) > most_cells) {
        append(edits, '-', old, begin, old_end);
        append(edits, '+', now, begin, now_end);
        return;
    }
    std::vector<std::uint32_t> common((rows + 1) * (columns + 1));
    const auto cell = [&](std::size_t row, std::size_t column) -> std::uint32_t& {
        return common[row * (columns + 1) + column];
    };
    for (std::size_t row = rows; row-- > 0;) {
        for (std::size_t column = columns; column-- > 0;) {
            cell(row, column) = old[begin + row] == now[begin + column]
                                    ? cell(row + 1, column + 1) + 1
                                    : std::max(cell(row + 1, column), cell(row, column + 1));
        }
    }
    std::size_t row = 0, column = 0;
    while (row < rows && column < columns) {
        if (old[begin + row] == now[begin + column]) {
            edits.push_back({' ', old[begin + row]});
            ++row, ++column;
        } else if (cell(row + 1, column) >= cell(row, column + 1)) {
            edits.push_back({'-', old[begin + row++]});
        } else {
            edits.push_back({'+', now[begin + column++]});
        }
    }
    append(edits, '-', old, begin + row, old_end);
    append(edits, '+', now, begin + column, now_end);
}

std::string printed(const std::vector<edit>& edits) {
    constexpr std::size_t around = 2;
    std::string made;
    std::size_t shown_to = 0;
    for (std::size_t at = 0; at < edits.size(); ++at) {
        if (edits[at].sign == ' ') {
            continue;
        }
        std::size_t from = at > around ? at - around : 0;
        from = std::max(from, shown_to);
        made += from > shown_to ? "  ...\n" : "";
        std::size_t to = std::min(edits.size(), at + around + 1);
        for (; from < to; ++from) {
            made += edits[from].sign;
            made.append(1, ' ').append(edits[from].line).append(1, '\n');
            if (edits[from].sign != ' ') {
                to = std::min(edits.size(), from + around + 1);
                at = from;
            }
        }
        shown_to = to;
    }
    return made + (!made.empty() && shown_to < edits.size() ? "  ...\n" : "");
}

}  // namespace

std::string text_diff(std::string_view before, std::string_view after) {
    const lines old = lines_of(before), now = lines_of(after);
    std::size_t begin = 0, old_end = old.size(), now_end = now.size();
    while (begin < old_end && begin < now_end && old[begin] == now[begin]) {
        ++begin;
    }
    while (old_end > begin && now_end > begin && old[old_end - 1] == now[now_end - 1]) {
        --old_end, --now_end;
    }
    std::vector<edit> edits;
    append(edits, ' ', old, 0, begin);
    append_middle(edits, old, now, begin, old_end, now_end);
    append(edits, ' ', old, old_end, old.size());
    return printed(edits);
}

std::string indented(std::string_view json) {
    if (!nlohmann::json::accept(json)) {
        return std::string{json};
    }
    std::string made;
    std::size_t depth = 0;
    bool in_string = false, opened = false;
    const auto new_line = [&] { made.append(1, '\n').append(2 * depth, ' '); };
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (in_string) {
            made += c;
            if (c == '\\') {
                made += json[++at];
            }
            in_string = c != '"';
            continue;
        }
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            continue;
        }
        if (c == '}' || c == ']') {
            --depth;
            if (!opened) {
                new_line();
            }
        } else if (opened) {
            new_line();
        }
        opened = c == '{' || c == '[';
        depth += opened ? 1 : 0;
        in_string = c == '"';
        made += c;
        if (c == ',') {
            new_line();
        } else if (c == ':') {
            made += ' ';
        }
    }
    return made;
}

}  // namespace writ::cli
