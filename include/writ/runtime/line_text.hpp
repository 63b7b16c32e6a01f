// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// One line of text about one event: words `name=value`, which people read and programs split.
// Ids, types and reasons come from elsewhere, so nothing in them can end the line, begin another,
// speak to a terminal, or make the line longer than what a pipe takes in one piece.

#pragma once

#include <writ/runtime/shown_character.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

inline constexpr std::size_t most_of_a_value = 200;
inline constexpr std::size_t most_of_a_reason = 1'000;

// Appends the first character of [at, end) as it can stand in a line; returns what follows it.
inline const char* append_shown(std::string& text, const char* at, const char* end) {
    if (*at == '"' || *at == '\\') {
        text += '\\';
        text += *at;
        return at + 1;
    }
    const char* const next = append_shown_character(text, at, end);
    if (next == at) {
        text += "\xEF\xBF\xBD";  // the character that stands for what is none
        return at + 1;
    }
    return next;
}

// Well-formed UTF-8 without what speaks to a terminal, and about `most` bytes of it.
inline void append_shown(std::string& text, std::string_view value, std::size_t most) {
    const std::size_t begin = text.size();
    const char* const end = value.data() + value.size();
    for (const char* at = value.data(); at != end;) {
        if (text.size() - begin >= most) {
            text += "...";
            return;
        }
        at = append_shown(text, at, end);
    }
}

// Whether a value can stand without quotes.
constexpr bool is_one_word(std::string_view value) {
    for (const char c : value) {
        if (c <= ' ' || c > '~' || c == '"' || c == '=' || c == '\\') {
            return false;
        }
    }
    return !value.empty();
}

// Puts such a line together. A text that is empty is left out.
class line_text {
public:
    line_text(std::string& text, std::string_view event) : text_{text} { text_ += event; }

    line_text& add(std::string_view name, std::string_view value,
                   std::size_t most = most_of_a_value) {
        if (value.empty()) {
            return *this;
        }
        begin(name);
        const bool quotes = !is_one_word(value);
        text_.append(quotes ? 1 : 0, '"');
        append_shown(text_, value, most);
        text_.append(quotes ? 1 : 0, '"');
        return *this;
    }
    line_text& add(std::string_view name, std::uint64_t value) {
        begin(name);
        text_ += std::to_string(value);
        return *this;
    }
    line_text& reason(std::string_view value) { return add("reason", value, most_of_a_reason); }

private:
    void begin(std::string_view name) {
        text_ += ' ';
        text_ += name;
        text_ += '=';
    }

    std::string& text_;
};

}  // namespace writ::detail
