// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/utf8.hpp>

#include "../catch.hpp"

#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace {

using writ::detail::first_broken_utf8;
using writ::detail::is_utf8;

// The two ways to check a text: all of a block at once, and one sequence behind the other.
bool agree(const std::string& text) {
    // Exactly as long as the text, so that a sanitizer sees what is read beyond it.
    const std::vector<char> exact{text.begin(), text.end()};
    const char* const end = exact.data() + exact.size();
    const bool is_well = first_broken_utf8(exact.data(), end) == end;
    return is_utf8(exact.data(), end) == is_well;
}

constexpr std::array<int, 20> bytes{-1,   0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0,
                                    0xC1, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5, 0xFF};

void append(std::string& text, int byte) {
    if (byte >= 0)
        text += static_cast<char>(byte);
}

}  // namespace

TEST_CASE("each sequence of up to four bytes is judged alike, wherever in a block it begins") {
    for (const std::size_t before : {0U, 11U, 12U, 13U, 14U, 15U, 16U, 29U}) {
        std::size_t different = 0;
        for (const int a : bytes)
            for (const int b : bytes)
                for (const int c : bytes)
                    for (const int d : bytes) {
                        std::string text(before, 'x');
                        for (const int byte : {a, b, c, d})
                            append(text, byte);
                        different += agree(text) ? 0 : 1;
                    }
        INFO(before);
        CHECK(different == 0);
    }
}

TEST_CASE("longer texts are judged alike, well-formed or with a byte changed") {
    std::mt19937 random{11};
    std::size_t different = 0, broken = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (std::size_t left = random() % 24; left > 0; --left) {
            auto point =
                static_cast<std::uint32_t>(random() % (random() % 2 == 0 ? 0x110000 : 0x900));
            point = point >= 0xD800 && point < 0xE000 ? 'x' : point;
            char sequence[4];
            text.append(sequence, writ::detail::put_utf8(sequence, point));
        }
        different += agree(text) ? 0 : 1;
        if (text.empty())
            continue;
        text[random() % text.size()] = static_cast<char>(random() & 0xFF);
        different += agree(text) ? 0 : 1;
        broken += is_utf8(text.data(), text.data() + text.size()) ? 0 : 1;
    }
    CHECK(different == 0);
    CHECK(broken > 1000);
}
