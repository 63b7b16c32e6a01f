// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "reading.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

// Strings by class: escapes, control characters, surrogates, and UTF-8 that is whole or broken, at
// every place of the blocks that the reader looks at as one.

namespace {

using suite::field_accepts;
using suite::in_quotes;
using suite::read_field;
using suite::shown;

// The UTF-8 of a code point, written down here a second time, from its definition.
std::string encoded(std::uint32_t point, std::size_t length) {
    if (length == 1)
        return {static_cast<char>(point)};
    std::string bytes;
    for (std::size_t i = 1; i < length; ++i, point >>= 6)
        bytes.insert(bytes.begin(), static_cast<char>(0x80 | (point & 0x3F)));
    const std::uint32_t mark = length == 2 ? 0xC0 : length == 3 ? 0xE0 : 0xF0;
    bytes.insert(bytes.begin(), static_cast<char>(mark | point));
    return bytes;
}

std::size_t shortest(std::uint32_t point) {
    return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

std::string encoded(std::uint32_t point) { return encoded(point, shortest(point)); }

std::string hexadecimal(std::uint32_t unit, const char* digits = "0123456789abcdef") {
    std::string text = "\\u";
    for (int shift = 12; shift >= 0; shift -= 4)
        text += digits[(unit >> shift) & 15];
    return text;
}

std::string plain(std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i)
        text += static_cast<char>('a' + i % 26);
    return text;
}

const std::vector<std::string>& whole_sequences() {
    static const std::vector<std::string> all{
        encoded(0x80),     encoded(0xE9),    encoded(0x7FF),   encoded(0x800),   encoded(0xFFF),
        encoded(0x1000),   encoded(0x20AC),  encoded(0xCFFF),  encoded(0xD000),  encoded(0xD7FF),
        encoded(0xE000),   encoded(0xFEFF),  encoded(0xFFFD),  encoded(0xFFFE),  encoded(0xFFFF),
        encoded(0x10000),  encoded(0x1F600), encoded(0x3FFFF), encoded(0x40000), encoded(0xFFFFF),
        encoded(0x100000), encoded(0x10FFFF)};
    return all;
}

const std::vector<std::string>& broken_sequences() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> made;
        // A continuation without a beginning, and bytes that never occur.
        for (const int byte :
             {0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF})
            made.emplace_back(1, static_cast<char>(byte));
        // Cut off, and with something else where a continuation belongs.
        for (const std::uint32_t point : {0x80U, 0x7FFU, 0x800U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
            const std::string good = encoded(point);
            for (std::size_t kept = 1; kept < good.size(); ++kept) {
                made.push_back(good.substr(0, kept));
                for (const char other : {'A', '\x7f', '\xc3', '\xe2', '\xf0'}) {
                    std::string changed = good;
                    changed[kept] = other;
                    made.push_back(changed);
                }
            }
            made.push_back(good + '\x80');
        }
        // Longer than needed.
        for (const std::uint32_t point :
             {0U, 0x22U, 0x2FU, 0x5CU, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xFFFFU})
            for (std::size_t length = shortest(point) + 1; length <= 4; ++length)
                made.push_back(encoded(point, length));
        // Surrogates, also as a pair, and what is beyond the last code point.
        for (const std::uint32_t point : {0xD800U, 0xDBFFU, 0xDC00U, 0xDFFFU})
            made.push_back(encoded(point));
        made.push_back(encoded(0xD83D) + encoded(0xDE00));
        for (const std::uint32_t point : {0x110000U, 0x13FFFFU, 0x140000U, 0x1FFFFFU})
            made.push_back(encoded(point, 4));
        made.emplace_back("\xf8\x88\x80\x80\x80");
        made.emplace_back("\xfc\x84\x80\x80\x80\x80");
        return made;
    }();
    return all;
}

enum class lamp { on, off };

// Each way that a string can be read: kept, looked at, passed over.
bool string_accepted_everywhere(const std::string& text, bool expected) {
    using map = std::map<std::string, int>;
    const std::pair<const char*, bool> ways[] = {
        {"kept", field_accepts<std::string>(text)},
        {"an element", field_accepts<std::vector<std::string>>("[" + text + ",\"\"]")},
        {"kept as it is written", field_accepts<writ::json_text>(text)},
        {"a key of a map", field_accepts<map>("{" + text + ":1}")},
        {"skipped", suite::accepts<suite::one<int>>("{\"x\":" + text + ",\"field\":1}")},
        {"an unknown key", suite::accepts<suite::one<int>>("{" + text + ":1,\"field\":1}")},
    };
    for (const auto& [way, found] : ways)
        if (found != expected) {
            UNSCOPED_INFO(way << ": " << shown(text));
            return false;
        }
    return true;
}

}  // namespace

TEST_CASE("of all escapes of one character, eight are known") {
    const std::map<char, char> known{{'"', '"'},  {'\\', '\\'}, {'/', '/'},  {'b', '\b'},
                                     {'f', '\f'}, {'n', '\n'},  {'r', '\r'}, {'t', '\t'}};
    for (int byte = 0; byte < 256; ++byte) {
        const char letter = static_cast<char>(byte);
        const std::string text = in_quotes(std::string{"a\\"} + letter + "z");
        INFO(shown(text));
        const auto found = read_field<std::string>(text);
        const auto meaning = known.find(letter);
        if (meaning != known.end()) {
            CHECK(found.complaint == "");
            CHECK(found.value == std::string{'a', meaning->second, 'z'});
        } else {
            CHECK_THAT(found.complaint, Catch::StartsWith(letter == 'u' ? "/field: expected four"
                                                                        : "/field: an unknown"));
        }
        CHECK(string_accepted_everywhere(text, meaning != known.end()));
    }
}

TEST_CASE("every escaped unit of UTF-16 is its character, or half of a pair and refused") {
    std::size_t refused = 0;
    for (std::uint32_t unit = 0; unit < 0x10000; ++unit) {
        const auto found = read_field<std::string>(in_quotes(hexadecimal(unit)));
        const bool is_half = unit >= 0xD800 && unit < 0xE000;
        if (found.complaint.empty() == is_half || (!is_half && found.value != encoded(unit)))
            FAIL_CHECK(unit << ": " << found.complaint << shown(found.value));
        refused += found.complaint.empty() ? 0 : 1;
    }
    CHECK(refused == 0x800);
}

TEST_CASE("hexadecimal digits are of either case, and nothing else is one") {
    CHECK(read_field<std::string>(R"("\u00Ab\u00aB\u00AB\u00ab")").value ==
          encoded(0xAB) + encoded(0xAB) + encoded(0xAB) + encoded(0xAB));
    for (std::size_t place = 0; place < 4; ++place)
        for (int byte = 0; byte < 256; ++byte) {
            const char digit = static_cast<char>(byte);
            const bool is_digit = (digit >= '0' && digit <= '9') ||
                                  (digit >= 'a' && digit <= 'f') || (digit >= 'A' && digit <= 'F');
            std::string digits = "0041";
            digits[place] = digit;
            // What begins with D8 to DF is half of a pair.
            const bool expected = is_digit && !(place == 0 && (digit == 'd' || digit == 'D'));
            INFO(shown(digits));
            if (place == 0 && (digit == 'd' || digit == 'D'))
                CHECK(read_field<std::string>(in_quotes("\\u" + digits)).value == encoded(0xD041));
            else
                CHECK(field_accepts<std::string>(in_quotes("\\u" + digits)) == expected);
        }
}

TEST_CASE("pairs of surrogates are one character, at every end of their range") {
    for (const std::uint32_t high : {0xD800U, 0xD801U, 0xD83DU, 0xDBFEU, 0xDBFFU})
        for (std::uint32_t low = 0xDC00; low < 0xE000;
             low += low < 0xDC10 || low > 0xDFEE ? 1 : 31) {
            const std::uint32_t point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            const auto found = read_field<std::string>(
                in_quotes("a" + hexadecimal(high) + hexadecimal(low, "0123456789ABCDEF") + "z"));
            INFO(high << " " << low << " " << found.complaint);
            REQUIRE(found.value == "a" + encoded(point) + "z");
        }
}

TEST_CASE("halves of pairs are refused: alone, reversed, doubled, or with anything between them") {
    for (const char* text : {R"(\ud800)",
                             R"(\udbff)",
                             R"(\udc00)",
                             R"(\udfff)",
                             R"(\ude00\ud83d)",
                             R"(\ud83d\ud83d)",
                             R"(\ude00\ude00)",
                             R"(\ud83d\ud83d\ude00)",
                             R"(\ud83d\ude00\ude00)",
                             R"(\ud83d\ude00\ud83d)",
                             R"(\ud83d \ude00)",
                             R"(\ud83dx)",
                             R"(\ud83d\n)",
                             R"(\ud83d\\ude00)",
                             R"(\ud83d\u0041)",
                             R"(\ud83d\ue000)",
                             R"(\ud83d\udbff)",
                             R"(\ud83d\u)",
                             R"(\ud83d\ude0)",
                             R"(\ud83d\ude0g)",
                             R"(\ud83d\Ude00)",
                             R"(\ud83d/ude00)",
                             R"(\ud83d\)"})
        for (const char* before : {"", "a", "0123456789abcdef", "\\n"})
            for (const char* behind : {"", "z"}) {
                const std::string all = in_quotes(std::string{before} + text + behind);
                INFO(all);
                CHECK(string_accepted_everywhere(all, false));
            }
    // One escaped, the other one not.
    CHECK(string_accepted_everywhere(in_quotes("\\ud83d\xed\xb8\x80"), false));
    CHECK(read_field<std::string>(R"("\ud83dx")").complaint ==
          "/field: half of a surrogate pair at byte 16");
}

TEST_CASE("a control character is refused at every place, and written as an escape") {
    for (int byte = 0; byte < 0x20; ++byte)
        for (std::size_t before = 0; before <= 40; ++before) {
            const std::string inside = plain(before) + static_cast<char>(byte) + plain(3);
            const auto found = read_field<std::string>(in_quotes(inside));
            REQUIRE(found.complaint == "/field: a control character inside a string at byte " +
                                           std::to_string(10 + before));
            if (before % 8 == 7)
                REQUIRE(string_accepted_everywhere(in_quotes(inside), false));
            const std::string written = writ::to_json(suite::one<std::string>{inside});
            REQUIRE(written == suite::with_field(nlohmann::json(inside).dump()));
            REQUIRE(suite::read<suite::one<std::string>>(written).value.field == inside);
        }
    CHECK(string_accepted_everywhere("\"\x7f\"", true));
}

TEST_CASE("a string ends at its first quote that is not escaped, at every place") {
    for (std::size_t before = 0; before <= 40; ++before)
        for (std::size_t slashes = 0; slashes < 5; ++slashes) {
            const std::string inside = plain(before) + std::string(slashes, '\\');
            INFO(inside);
            const auto found = read_field<std::string>(in_quotes(inside));
            CHECK(found.complaint.empty() == (slashes % 2 == 0));
            if (slashes % 2 == 0)
                CHECK(found.value == plain(before) + std::string(slashes / 2, '\\'));
            else
                CHECK(read_field<std::string>(in_quotes(inside + "\"")).value ==
                      plain(before) + std::string(slashes / 2, '\\') + "\"");
        }
}

TEST_CASE("whole UTF-8 is kept as it is, at every offset") {
    for (const std::string& sequence : whole_sequences())
        for (std::size_t before = 0; before <= 40; ++before)
            for (const std::size_t behind : {0U, 1U, 7U, 8U, 15U, 16U, 33U}) {
                const std::string inside = plain(before) + sequence + plain(behind);
                const auto found = read_field<std::string>(in_quotes(inside));
                INFO(before << " " << shown(sequence) << " " << behind << found.complaint);
                REQUIRE(found.value == inside);
                if (behind == 7)
                    REQUIRE(string_accepted_everywhere(in_quotes(inside), true));
                REQUIRE(writ::to_json(suite::one<std::string>{inside}) ==
                        suite::with_field(in_quotes(inside)));
            }
}

TEST_CASE("broken UTF-8 is refused at every offset, whatever stands behind it") {
    for (const std::string& sequence : broken_sequences())
        for (std::size_t before = 0; before <= 40; ++before)
            for (const std::size_t behind : {0U, 1U, 3U, 8U, 16U, 33U}) {
                const std::string inside = plain(before) + sequence + plain(behind);
                INFO(before << " " << shown(sequence) << " " << behind);
                REQUIRE_THAT(read_field<std::string>(in_quotes(inside)).complaint,
                             Catch::StartsWith("/field: broken UTF-8 at byte "));
                if (behind == 8 && before % 4 == 3)
                    REQUIRE(string_accepted_everywhere(in_quotes(inside), false));
                REQUIRE_THROWS_AS(writ::to_json(suite::one<std::string>{inside}), writ::unwritable);
            }
}

TEST_CASE("broken UTF-8 is found behind whole, behind an escape, and behind both") {
    for (const std::string& sequence : broken_sequences())
        for (const std::string& whole : whole_sequences())
            for (const std::size_t between : {0U, 5U, 11U}) {
                const std::string inside = whole + plain(between) + sequence;
                INFO(shown(inside));
                // A whole sequence may be what the continuation bytes of a broken one belong to.
                REQUIRE_FALSE(field_accepts<std::string>(in_quotes(inside)));
                REQUIRE_FALSE(field_accepts<std::string>(in_quotes("\\n" + inside)));
                REQUIRE_FALSE(
                    field_accepts<std::string>(in_quotes(whole + "\\u0041" + inside + "z")));
            }
}

TEST_CASE("every sequence of two bytes, and of more at each end of their ranges, has one verdict") {
    // Taken apart as its definition says, and put together again.
    const auto is_whole = [](const std::string& bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            const auto first = static_cast<unsigned char>(bytes[at]);
            const std::size_t length = first < 0x80             ? 1
                                       : (first & 0xE0) == 0xC0 ? 2
                                       : (first & 0xF0) == 0xE0 ? 3
                                       : (first & 0xF8) == 0xF0 ? 4
                                                                : 0;
            if (length == 0 || length > bytes.size() - at)
                return false;
            std::uint32_t point = length == 1 ? first : first & (0x7FU >> length);
            for (std::size_t i = 1; i < length; ++i)
                point = (point << 6) | (static_cast<unsigned char>(bytes[at + i]) & 0x3F);
            const bool is_half = point >= 0xD800 && point < 0xE000;
            if (point > 0x10FFFF || is_half || encoded(point) != bytes.substr(at, length))
                return false;
            at += length;
        }
        return true;
    };
    const auto check = [&](const std::string& bytes) {
        const bool expected = is_whole(bytes);
        if (field_accepts<std::string>(in_quotes(bytes)) != expected)
            FAIL_CHECK(shown(bytes));
        return expected;
    };
    std::size_t whole = 0, all = 0;
    for (int first = 0x80; first < 256; ++first)
        for (int second = 0x20; second < 256; ++second)
            if (second != '"' && second != '\\') {
                ++all;
                whole += check({static_cast<char>(first), static_cast<char>(second)}) ? 1 : 0;
            }
    CHECK(whole == 30 * 64);
    static constexpr int ends[] = {0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0};
    for (int first = 0xE0; first < 256; ++first)
        for (const int second : ends)
            for (const int third : ends) {
                const std::string three{static_cast<char>(first), static_cast<char>(second),
                                        static_cast<char>(third)};
                whole += check(three) ? 1 : 0;
                for (const int fourth : ends)
                    whole += check(three + static_cast<char>(fourth)) ? 1 : 0;
                all += 9;
            }
    CHECK(whole > 1000 + 30 * 64);
    CHECK(all > 2 * whole);
}

TEST_CASE("what is written of any string, nlohmann_json reads and would write the same") {
    for (std::size_t before = 0; before <= 40; ++before)
        for (int byte = 0; byte < 0x80; ++byte) {
            const std::string value = plain(before) + static_cast<char>(byte) + plain(before % 9);
            const std::string written = writ::to_json(suite::one<std::string>{value});
            REQUIRE(written == suite::with_field(nlohmann::json(value).dump()));
        }
}

TEST_CASE("an enumerator's name is compared after its escapes are read") {
    CHECK(read_field<lamp>(R"("off")").value == lamp::off);
    CHECK(read_field<lamp>(R"("o\u0066\u0066")").value == lamp::off);
    CHECK_FALSE(field_accepts<lamp>(R"("off ")"));
    CHECK_FALSE(field_accepts<lamp>(R"("of")"));
    CHECK_FALSE(field_accepts<lamp>(R"("OFF")"));
    CHECK_FALSE(field_accepts<lamp>(R"("off\u0000")"));
    CHECK_FALSE(field_accepts<lamp>("1"));
}

TEST_CASE("a string that does not end is refused, wherever the text stops") {
    for (std::size_t size = 0; size <= 40; ++size)
        for (const char* last : {"", "\\", "\\u", "\\u0", "\\u00", "\\u004", "\\ud83d", "\\ud83d\\",
                                 "\\ud83d\\u", "\xc3", "\xe2\x82", "\xf0\x9f\x98"}) {
            const std::string text = "{\"field\":\"" + plain(size) + last;
            INFO(shown(text));
            REQUIRE_FALSE(suite::accepts<suite::one<std::string>>(text));
            REQUIRE_FALSE(suite::accepts<suite::one<writ::json_text>>(text));
            REQUIRE_FALSE(suite::accepts<suite::one<int>>("{\"x" + plain(size) + last));
        }
}

TEST_CASE("a string over the limit is refused whichever way it is read, one at the limit is not") {
    writ::read_limits limits;
    limits.string_bytes = 20;
    const std::string at_limit = in_quotes(plain(20)), over = in_quotes(plain(21));
    CHECK(field_accepts<std::string>(at_limit, limits));
    CHECK(read_field<std::string>(over, limits).complaint ==
          "/field: a string of 21 bytes or more, over the limit of 20");
    // What counts is the string, not how it is spelled.
    std::string escaped;
    for (int i = 0; i < 20; ++i)
        escaped += "\\u0041";
    CHECK(field_accepts<std::string>(in_quotes(escaped), limits));
    CHECK_FALSE(field_accepts<std::string>(in_quotes(escaped + "\\n"), limits));
    CHECK_FALSE(field_accepts<std::string>(in_quotes(escaped + "x"), limits));
    CHECK(field_accepts<std::string>(in_quotes(plain(17) + encoded(0x20AC)), limits));
    CHECK_FALSE(field_accepts<std::string>(in_quotes(plain(18) + encoded(0x20AC)), limits));
    using map = std::map<std::string, int>;
    CHECK(field_accepts<map>("{" + at_limit + ":1}", limits));
    CHECK_FALSE(field_accepts<map>("{" + over + ":1}", limits));
}
