// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "reading.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// The same texts to another reader of JSON. Where RFC 8259 leaves a choice to the reader, the two
// may differ: each such difference is listed here with what writ does, and nothing else is one.

namespace {

using suite::accepts;
using suite::field_accepts;
using suite::shown;

bool has_nul(std::string_view text) { return text.find('\0') != text.npos; }

// nlohmann_json ends a text at a zero byte, and refuses a number that no double can hold.
void compare(std::string_view text, std::size_t& valid, std::size_t& invalid) {
    const bool found = field_accepts<writ::json_text>(text);
    const bool expected = !has_nul(text) && nlohmann::json::accept(text);
    if (found != expected) {
        INFO(shown(text));
        const bool is_huge_number = found && text.find_first_of("eE") != text.npos;
        REQUIRE(is_huge_number);
        const auto parse = [&] { return nlohmann::json::parse(text); };
        REQUIRE_THROWS_AS(parse(), nlohmann::json::out_of_range);
    }
    ++(found ? valid : invalid);
}

constexpr std::string_view texts[] = {
    R"({"a":[1,-0,2.5e-3],"b\u0041":{"c":null},"d":"x\"\\\n","e":true,"é€😀":[]})",
    R"([false,[[],{}],"\ud83d\ude00",0.10,{"":{"":1E9}},"plain text of some length"])",
    " [ 1 , { \"k\" : \"v\" } ] ",
};

}  // namespace

TEST_CASE("a byte put in at every place of a text has the verdict of nlohmann_json") {
    std::size_t valid = 0, invalid = 0;
    for (const std::string_view text : texts)
        for (std::size_t at = 0; at <= text.size(); ++at)
            for (int byte = 0; byte < 256; ++byte) {
                std::string changed{text};
                changed.insert(at, 1, static_cast<char>(byte));
                compare(changed, valid, invalid);
            }
    CHECK(valid > 5'000);
    CHECK(invalid > 20'000);
}

TEST_CASE("a byte changed at every place of a text has the verdict of nlohmann_json") {
    std::size_t valid = 0, invalid = 0;
    for (const std::string_view text : texts)
        for (std::size_t at = 0; at < text.size(); ++at)
            for (int byte = 0; byte < 256; ++byte) {
                std::string changed{text};
                changed[at] = static_cast<char>(byte);
                compare(changed, valid, invalid);
            }
    CHECK(valid > 4'000);
    CHECK(invalid > 20'000);
}

TEST_CASE("two bytes removed, or exchanged, have the verdict of nlohmann_json") {
    std::size_t valid = 0, invalid = 0;
    for (const std::string_view text : texts)
        for (std::size_t first = 0; first < text.size(); ++first)
            for (std::size_t second = first + 1; second < text.size(); ++second) {
                std::string changed{text};
                std::swap(changed[first], changed[second]);
                compare(changed, valid, invalid);
                changed = text;
                changed.erase(second, 1);
                changed.erase(first, 1);
                compare(changed, valid, invalid);
            }
    CHECK(valid > 1'000);
    CHECK(invalid > 3'000);
}

TEST_CASE("each text of one to three bytes of JSON's own has the verdict of nlohmann_json") {
    constexpr std::string_view bytes = "\"\\{}[],:01-.eE+ tn\n\x80";
    std::size_t valid = 0, invalid = 0;
    for (const char first : bytes) {
        compare({&first, 1}, valid, invalid);
        for (const char second : bytes) {
            compare(std::string{first, second}, valid, invalid);
            for (const char third : bytes)
                compare(std::string{first, second, third}, valid, invalid);
        }
    }
    CHECK(valid > 100);
    CHECK(invalid > 5'000);
}

// ---- what the standard leaves open -----------------------------------------------------------

TEST_CASE("a number beyond every double is JSON, and no value of a number") {
    CHECK(field_accepts<writ::json_text>("1e400"));
    CHECK_FALSE(nlohmann::json::accept("1e400"));
    CHECK(accepts<suite::one<int>>(R"({"x":-1e99999,"field":1})"));
    CHECK_FALSE(field_accepts<double>("1e400"));
}

TEST_CASE("a number too small for a double is zero with its sign") {
    CHECK(suite::read_field<double>("1e-400").value == 0.0);
    CHECK(nlohmann::json::parse("1e-400").get<double>() == 0.0);
}

TEST_CASE("a zero byte is a byte like any other, and ends nothing") {
    const std::string_view text{"[1]\0x", 5};
    CHECK_FALSE(field_accepts<writ::json_text>(text));
    CHECK(nlohmann::json::accept(text));
    CHECK(suite::read_field<std::string>(R"("a\u0000b")").value == std::string_view{"a\0b", 3});
}

TEST_CASE("a byte-order mark is refused") {
    CHECK_FALSE(accepts<suite::one<int>>("\xef\xbb\xbf{\"field\":1}"));
    CHECK(nlohmann::json::accept("\xef\xbb\xbf{\"field\":1}"));
    CHECK(suite::read_field<std::string>("\"\xef\xbb\xbf\"").value == "\xef\xbb\xbf");
}

TEST_CASE("half of a surrogate pair is refused, a noncharacter is not") {
    CHECK_FALSE(field_accepts<std::string>(R"("\ud800")"));
    CHECK_FALSE(nlohmann::json::accept(R"("\ud800")"));
    CHECK(suite::read_field<std::string>(R"("\uffff\ufdd0")").value == "\xef\xbf\xbf\xef\xb7\x90");
}

TEST_CASE("a name that comes twice is refused where it means something, and skipped elsewhere") {
    CHECK_FALSE(accepts<suite::one<int>>(R"({"field":1,"field":1})"));
    CHECK(nlohmann::json::parse(R"({"field":1,"field":2})")["field"] == 2);
    CHECK(accepts<suite::one<int>>(R"({"x":1,"field":1,"x":2})"));
    CHECK(field_accepts<writ::json_text>(R"({"x":1,"x":2})"));
    CHECK(suite::read_field<std::optional<int>>("null,\"field\":null").complaint ==
          "/field: appears twice");
}

TEST_CASE("an integer is written without a point or an exponent; other spellings are refused") {
    CHECK_FALSE(field_accepts<int>("1.0"));
    CHECK_FALSE(field_accepts<int>("1e0"));
    CHECK(suite::read_field<double>("1").value == 1.0);
}

TEST_CASE("integers of 64 bits are exact, also beyond what JavaScript can hold") {
    CHECK(suite::read_field<std::int64_t>("9007199254740993").value == 9007199254740993);
    CHECK(suite::read_field<std::uint64_t>("18446744073709551615").value == UINT64_MAX);
}

TEST_CASE("a payload is an object, though JSON would take any value at the top") {
    CHECK(nlohmann::json::accept("1"));
    CHECK_FALSE(accepts<suite::one<int>>("1"));
}

TEST_CASE("nesting is limited, where JSON has no limit") {
    const std::string deep = std::string(64, '[') + std::string(64, ']');
    CHECK(nlohmann::json::accept(deep));
    CHECK_FALSE(field_accepts<writ::json_text>(deep));
    CHECK(field_accepts<writ::json_text>(deep, {.depth = 65}));
}
