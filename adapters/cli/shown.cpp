// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "shown.hpp"

#include <writ/runtime/shown_character.hpp>

#include <array>

namespace writ::cli {

namespace {

constexpr std::string_view hex = "0123456789abcdef";

void append_byte(std::string& text, unsigned char byte) {
    text += "\\x";
    text += hex[byte >> 4];
    text += hex[byte & 0xF];
}

std::string escaped(std::string_view text, bool keeps_lines) {
    std::string made;
    made.reserve(text.size());
    const char* const end = text.data() + text.size();
    for (const char* at = text.data(); at != end;) {
        if (keeps_lines && *at == '\n') {
            made += *at++;
            continue;
        }
        const char* const next = detail::append_shown_character(made, at, end);
        if (next == at) {
            append_byte(made, static_cast<unsigned char>(*at++));
        } else {
            at = next;
        }
    }
    return made;
}

bool begins_a_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

std::string shown(std::string_view text) { return escaped(text, false); }
std::string shown_lines(std::string_view text) { return escaped(text, true); }

std::string key_text(const std::string& key) { return key.empty() ? "\"\"" : key; }

std::size_t width_of(std::string_view shown_text) {
    std::size_t width = 0;
    for (const char c : shown_text) {
        width += begins_a_code_point(c) ? 1 : 0;
    }
    return width;
}

std::string cut(std::string_view shown_text, std::size_t width) {
    if (width_of(shown_text) <= width) {
        return std::string{shown_text};
    }
    if (width == 0) {
        return {};
    }
    std::size_t end = 0;
    for (std::size_t left = width; end < shown_text.size(); ++end) {
        if (begins_a_code_point(shown_text[end]) && left-- == 1) {
            break;
        }
    }
    return std::string{shown_text.substr(0, end)} + "…";
}

std::string time_text(timestamp time) {
    std::string text;
    try {
        wire<timestamp>::write(time, text);
    } catch (const std::exception&) {
        return std::to_string(time.ms) + " ms since 1970";
    }
    return text;
}

std::string age_text(timestamp time, timestamp now) {
    struct unit {
        std::int64_t ms;
        std::string_view name;
    };
    constexpr std::array<unit, 4> units{
        {{86'400'000, "day"}, {3'600'000, "h"}, {60'000, "min"}, {1000, "s"}}};
    const bool past = time <= now;
    const std::int64_t distance = past ? now.ms - time.ms : time.ms - now.ms;
    for (const auto& [ms, name] : units) {
        if (const std::int64_t count = distance / ms; count > 0) {
            const std::string words = std::to_string(count) + ' ' + std::string{name} +
                                      (name == "day" && count > 1 ? "s" : "");
            return past ? words + " ago" : "in " + words;
        }
    }
    return "now";
}

std::string time_and_age(timestamp time, timestamp now) {
    if (time.ms == 0) {
        return "-";
    }
    const timestamp seconds{time.ms - detail::floor_modulo(time.ms, 1000)};
    return time_text(seconds) + " (" + age_text(time, now) + ')';
}

std::string number_text(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t at = text.size(); at > 3;) {
        at -= 3;
        text.insert(at, 1, ',');
    }
    return text;
}

std::string count_text(std::uint64_t count, std::string_view one) {
    return number_text(count) + ' ' + std::string{one} + (count == 1 ? "" : "s");
}

std::string_view kind_text(kind what) {
    switch (what) {
    case kind::command: return "command";
    case kind::event: return "event";
    case kind::query: return "query";
    }
    return "unknown";
}

}  // namespace writ::cli
