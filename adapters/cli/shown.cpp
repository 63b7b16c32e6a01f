// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "shown.hpp"

#include <writ/codec/utf8.hpp>

#include <array>

namespace writ::cli {

namespace {

constexpr std::string_view hex = "0123456789abcdef";

void append_byte(std::string& text, unsigned char byte) {
    text += "\\x";
    text += hex[byte >> 4];
    text += hex[byte & 0xF];
}

std::uint32_t code_point(std::string_view sequence) {
    constexpr std::array<unsigned, 5> masks{0, 0x7F, 0x1F, 0x0F, 0x07};
    std::uint32_t point = static_cast<unsigned char>(sequence[0]) & masks[sequence.size()];
    for (const char c : sequence.substr(1)) {
        point = point << 6 | (static_cast<unsigned char>(c) & 0x3Fu);
    }
    return point;
}

// C1 controls, line and paragraph separators, and the marks, embeddings and isolates of direction.
bool commands_a_terminal(std::uint32_t point) {
    return (point >= 0x80 && point < 0xA0) || point == 0x61C || point == 0x200E ||
           point == 0x200F || (point >= 0x2028 && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

void append_code_point(std::string& text, std::uint32_t point) {
    text += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) {
        text += hex[point >> shift & 0xF];
    }
}

void append_control(std::string& text, char c) {
    switch (c) {
    case '\n': text += "\\n"; break;
    case '\r': text += "\\r"; break;
    case '\t': text += "\\t"; break;
    default: append_byte(text, static_cast<unsigned char>(c));
    }
}

std::string escaped(std::string_view text, bool keeps_lines) {
    std::string made;
    made.reserve(text.size());
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at != end) {
        const auto byte = static_cast<unsigned char>(*at);
        if (byte < 0x80) {
            const bool control = (byte < 0x20 || byte == 0x7F) && !(keeps_lines && *at == '\n');
            control ? append_control(made, *at) : made.push_back(*at);
            ++at;
            continue;
        }
        const std::size_t length = detail::utf8_length(at, end);
        if (length == 0) {
            append_byte(made, byte);
            ++at;
            continue;
        }
        const std::string_view sequence{at, length};
        const auto point = code_point(sequence);
        commands_a_terminal(point) ? append_code_point(made, point)
                                   : static_cast<void>(made.append(sequence));
        at += length;
    }
    return made;
}

bool begins_a_code_point(char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }

}  // namespace

std::string shown(std::string_view text) { return escaped(text, false); }
std::string shown_lines(std::string_view text) { return escaped(text, true); }

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
