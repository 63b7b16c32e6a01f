// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "reading.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

// Objects, arrays and what stands between their parts: order, repetition, white space, depth, and
// where a text may end.

namespace {

using suite::accepts;
using suite::field_accepts;
using suite::read;
using suite::read_field;
using suite::shown;

enum class lamp { on, off };
struct pair_of {
    int first = 0;
    std::string second;

    bool operator==(const pair_of&) const = default;
};
struct four {
    int number = 0;
    std::string text;
    std::vector<pair_of> pairs;
    bool flag = false;

    bool operator==(const four&) const = default;
};

const std::array<std::string, 4> members{R"("number":-7)", R"("text":"a\"b\\")",
                                         R"("pairs":[{"first":1,"second":"x"}])", R"("flag":true)"};
const four expected{-7, "a\"b\\", {{1, "x"}}, true};

std::string object_of(const std::vector<std::string>& parts) {
    std::string text = "{";
    for (const std::string& part : parts)
        text += (text.size() == 1 ? "" : ",") + part;
    return text + "}";
}

// Calls with the members in each of their 24 orders.
template <class Use>
void in_each_order(Use&& use) {
    std::array<std::size_t, 4> order;
    std::iota(order.begin(), order.end(), std::size_t{0});
    do {
        std::vector<std::string> parts;
        for (const std::size_t each : order)
            parts.push_back(members[each]);
        use(parts);
    } while (std::next_permutation(order.begin(), order.end()));
}

}  // namespace

TEST_CASE("members are read in every order") {
    int orders = 0;
    in_each_order([&](const std::vector<std::string>& parts) {
        const auto found = read<four>(object_of(parts));
        INFO(object_of(parts) << found.complaint);
        CHECK(found.value == expected);
        ++orders;
    });
    CHECK(orders == 24);
}

TEST_CASE("a member that the payload does not have is skipped at every place of every order") {
    for (const char* unknown :
         {R"("x":1)", R"("":null)", R"("numbers":[[],{}])", R"("numbe":{"number":2,"number":3})",
          R"("Number":"}")", R"("flag ":-1.5E+3)", R"("te\u0078":false)", R"("flag\u0000":"\\")"})
        in_each_order([&](const std::vector<std::string>& parts) {
            for (std::size_t place = 0; place <= parts.size(); ++place) {
                auto more = parts;
                more.insert(more.begin() + static_cast<std::ptrdiff_t>(place), unknown);
                const std::string text = object_of(more);
                const auto found = read<four>(text);
                INFO(text << found.complaint);
                REQUIRE(found.value == expected);
            }
        });
}

TEST_CASE("a declared member that comes twice is refused at every place of every order") {
    static constexpr const char* names[] = {"number", "text", "pairs", "flag"};
    for (std::size_t twice = 0; twice < members.size(); ++twice)
        in_each_order([&](const std::vector<std::string>& parts) {
            for (std::size_t place = 0; place <= parts.size(); ++place) {
                auto more = parts;
                more.insert(more.begin() + static_cast<std::ptrdiff_t>(place), members[twice]);
                const std::string text = object_of(more);
                INFO(text);
                REQUIRE(read<four>(text).complaint ==
                        std::string{"/"} + names[twice] + ": appears twice");
            }
        });
    CHECK(read<suite::one<int>>(R"({"field":1,"fi\u0065ld":1})").complaint ==
          "/field: appears twice");
    CHECK(read<suite::one<int>>(R"({"\u0066ield":1,"field":1})").complaint ==
          "/field: appears twice");
}

TEST_CASE("a member that is missing is named in every order of the others") {
    static constexpr const char* names[] = {"number", "text", "pairs", "flag"};
    for (std::size_t absent = 0; absent < members.size(); ++absent)
        in_each_order([&](std::vector<std::string> parts) {
            parts.erase(std::find(parts.begin(), parts.end(), members[absent]));
            INFO(object_of(parts));
            REQUIRE(read<four>(object_of(parts)).complaint ==
                    std::string{"/"} + names[absent] + ": missing");
        });
}

TEST_CASE("the keys of a map are compared after their escapes are read") {
    using map = std::map<std::string, int>;
    CHECK(read_field<map>(R"({"a":1,"\u0061":2})").complaint == "/field/a: appears twice");
    CHECK(read_field<map>(R"({"a":1,"A":2,"":3," a":4,"a\u0000":5})").value.size() == 5);
}

// ---- white space -----------------------------------------------------------------------------

namespace {

// Between each of these white space may stand, within none of them.
const std::vector<std::string> tokens{
    "{", "\"number\"",  ":", "-7",        ",",     "\"text\"",  ":",    "\"a b\"",
    ",", "\"pairs\"",   ":", "[",         "{",     "\"first\"", ":",    "12",
    ",", "\"second\"",  ":", "\"\"",      "}",     ",",         "{",    "\"second\"",
    ":", "\"s\"",       ",", "\"first\"", ":",     "0",         "}",    "]",
    ",", "\"unknown\"", ":", "[",         "1.5e3", ",",         "null", ",",
    "{", "}",           ",", "[",         "]",     "]",         ",",    "\"flag\"",
    ":", "true",        "}"};

std::string joined(std::size_t gap, const std::string& between) {
    std::string text;
    for (std::size_t i = 0; i <= tokens.size(); ++i) {
        if (i == gap)
            text += between;
        if (i < tokens.size())
            text += tokens[i];
    }
    return text;
}

}  // namespace

TEST_CASE("white space may stand between any two parts, in any amount") {
    const four value{-7, "a b", {{12, ""}, {0, "s"}}, true};
    std::vector<std::string> spaces{" ", "\t", "\n", "\r", "\r\n", " \t\r\n \n\n\t"};
    for (const std::size_t size : {2U, 7U, 8U, 9U, 15U, 16U, 17U, 31U, 32U, 33U, 40U})
        spaces.push_back("\n" + std::string(size - 1, ' '));
    for (const std::string& space : spaces) {
        std::string everywhere = space;
        for (const std::string& token : tokens)
            everywhere += token + space;
        REQUIRE(read<four>(everywhere).value == value);
        for (std::size_t gap = 0; gap <= tokens.size(); ++gap) {
            INFO(gap << shown(space));
            REQUIRE(read<four>(joined(gap, space)).value == value);
            REQUIRE(field_accepts<writ::json_text>(joined(gap, space)));
        }
    }
}

TEST_CASE("nothing else is white space, wherever it stands") {
    for (const std::string& other : {std::string{"\f"},           std::string{"\v"},
                                     std::string{"\b"},           std::string(1, '\0'),
                                     std::string{"\x1c"},         std::string{"\x1f"},
                                     std::string{"\x7f"},         std::string{"\x85"},
                                     std::string{"\xa0"},         std::string{"\xc2\x85"},
                                     std::string{"\xc2\xa0"},     std::string{"\xe1\x9a\x80"},
                                     std::string{"\xe2\x80\x83"}, std::string{"\xe2\x80\xa8"},
                                     std::string{"\xe2\x80\xa9"}, std::string{"\xe3\x80\x80"},
                                     std::string{"\xef\xbb\xbf"}, std::string{"\xfe\xff"},
                                     std::string{"/**/"},         std::string{"//\n"},
                                     std::string{"#\n"},          std::string{";"},
                                     std::string{"\\n"},          std::string{"\\u0020"}})
        for (std::size_t gap = 0; gap <= tokens.size(); ++gap) {
            INFO(gap << shown(other));
            REQUIRE_FALSE(accepts<four>(joined(gap, other)));
            REQUIRE_FALSE(accepts<four>(joined(gap, " " + other)));
            REQUIRE_FALSE(accepts<four>(joined(gap, other + " ")));
            REQUIRE_FALSE(field_accepts<writ::json_text>(joined(gap, other)));
        }
}

TEST_CASE("white space within a name, a number or a word is refused") {
    for (const char* text : {"t rue", "tru e", "nul l", "f alse", "- 7", "1 2", "1. 5", "1 .5",
                             "1e 5", "1 e5", "1e+ 5", "tr\nue", "1\t2"}) {
        INFO(text);
        CHECK_FALSE(field_accepts<writ::json_text>(text));
        CHECK_FALSE(field_accepts<bool>(text));
        CHECK_FALSE(field_accepts<double>(text));
        CHECK_FALSE(field_accepts<std::optional<int>>(text));
    }
    // Within a string it is a part of it, but for control characters.
    CHECK(read<four>(R"({"number":1,"text":" a b ","pairs":[],"flag":true})").value.text ==
          " a b ");
    CHECK(read<four>(R"({" number":1,"text":"","pairs":[],"flag":true})").complaint ==
          "/number: missing");
}

// ---- words, brackets, commas -----------------------------------------------------------------

TEST_CASE("there are three words, in lower case and whole") {
    CHECK(read_field<bool>("true").value);
    CHECK_FALSE(read_field<bool>("false").value);
    CHECK(read_field<std::optional<int>>("null").value == std::nullopt);
    for (const char* text : {"True",      "TRUE",  "t",   "tr",    "tru",    "truee", "true1",
                             "truefalse", "False", "f",   "fals",  "falsey", "Null",  "NULL",
                             "n",         "nu",    "nul", "nulll", "null0",  "nil",   "none",
                             "undefined", "yes",   "no",  "on",    "1",      "0",     "'true'",
                             "\"true\"",  "NaN",   "nan", "trUe",  "falsE"}) {
        INFO(text);
        CHECK_FALSE(field_accepts<bool>(text));
        if (text[0] != '1' && text[0] != '0' && text[0] != '"')
            CHECK_FALSE(field_accepts<writ::json_text>(text));
        if (text[0] != '1' && text[0] != '0')
            CHECK_FALSE(field_accepts<std::optional<int>>(text));
        CHECK_FALSE(field_accepts<std::optional<bool>>(text));
    }
}

TEST_CASE("texts whose brackets, commas, colons or quotes are wrong") {
    for (const char* value : {"",
                              ",",
                              ":",
                              "]",
                              "}",
                              "[",
                              "{",
                              "[]]",
                              "{}}",
                              "[[]",
                              "[}",
                              "{]",
                              "[{]}",
                              "[1}",
                              "[,]",
                              "[1,]",
                              "[,1]",
                              "[1,,2]",
                              "[1 2]",
                              "[1:2]",
                              "[\"a\":1]",
                              "[1;2]",
                              "[1]2",
                              "[1][2]",
                              "{,}",
                              R"({"a"})",
                              R"({"a":})",
                              R"({"a":1,})",
                              R"({,"a":1})",
                              R"({"a":1,,"b":2})",
                              R"({"a":1 "b":2})",
                              R"({"a" 1})",
                              R"({"a"::1})",
                              R"({"a":1:2})",
                              R"({"a","b"})",
                              R"({"a":1,"b"})",
                              R"({:1})",
                              R"({a:1})",
                              R"({'a':1})",
                              R"({1:1})",
                              R"({null:1})",
                              R"({[]:1})",
                              R"({"a":1}{"b":2})",
                              "'a'",
                              "\"a",
                              "a\"",
                              "\"a\"\"b\"",
                              "\"a\" \"b\"",
                              "`a`",
                              "<a>",
                              "(1)",
                              "1,2",
                              "...",
                              "*",
                              "&a",
                              "@",
                              "\\",
                              "[1,2",
                              "{\"a\":1",
                              "[\"a",
                              "[\"a\"",
                              "{\"a",
                              "{\"a\"",
                              "{\"a\":"}) {
        INFO(value);
        CHECK_FALSE(field_accepts<writ::json_text>(value));
        CHECK_FALSE(field_accepts<std::vector<int>>(value));
        CHECK_FALSE((field_accepts<std::map<std::string, int>>(value)));
        CHECK_FALSE(field_accepts<pair_of>(value));
    }
}

TEST_CASE("a payload is an object: no other value stands for it, and nothing follows it") {
    for (const char* text : {"", " ", "null", "true", "1", "\"number\"", "[]", "[{}]", "{", "}",
                             "{}{}", "{} {}", "{},", "{}]", "{}}", "{}x", "{}\0x", "({})"}) {
        INFO(text);
        CHECK_FALSE(accepts<suite::one<std::optional<int>>>(
            std::string_view{text} == "{}" ? std::string_view{"{}\0x", 4} : text));
    }
    CHECK_FALSE(accepts<suite::one<std::optional<int>>>(std::string_view{"{}\0", 3}));
    CHECK_FALSE(accepts<suite::one<std::optional<int>>>(std::string_view{"\0{}", 3}));
    CHECK_FALSE(accepts<suite::one<std::optional<int>>>("\xef\xbb\xbf{}"));
    CHECK(accepts<suite::one<std::optional<int>>>("{}"));
}

// ---- depth -----------------------------------------------------------------------------------

namespace {

struct branch {
    std::vector<branch> leaves;
    std::map<std::string, branch> named;
    std::optional<writ::json_text> rest;
};

std::string repeated(std::string_view text, std::size_t count) {
    std::string all;
    for (; count > 0; --count)
        all += text;
    return all;
}

}  // namespace

TEST_CASE("arrays and objects nest to the limit and no deeper, whoever reads them") {
    for (const std::uint32_t limit : {1U, 2U, 3U, 8U, 64U, 65U, 999U, 1000U}) {
        const writ::read_limits limits{.depth = limit};
        const std::string refusal = "nested deeper than " + std::to_string(limit) + " levels";
        for (const std::uint32_t inside : {0U, limit - 1, limit, limit + 1, 2 * limit})
            for (const auto& [open, shut] :
                 {std::pair{"[", "]"}, std::pair{"{\"a\":", "}"}, std::pair{" [ 1 , ", " ] "}}) {
                const std::string text = repeated(open, inside) + "0" + repeated(shut, inside);
                const bool fits = inside + 1 <= limit;
                INFO(limit << " " << inside << open);
                // The payload is a level itself.
                const auto kept = read_field<writ::json_text>(text, limits);
                CHECK(kept.complaint == (fits ? "" : "/field: " + refusal));
                const auto skipped =
                    read<suite::one<int>>("{\"x\":" + text + ",\"field\":1}", limits);
                CHECK(skipped.complaint == (fits ? "" : refusal));
            }
    }
}

TEST_CASE("a type that contains itself is read to the limit and no deeper") {
    for (const std::uint32_t limit : {2U, 4U, 64U, 1000U}) {
        const writ::read_limits limits{.depth = limit};
        for (const std::uint32_t objects : {limit / 2, limit / 2 + 1}) {
            const std::string text =
                repeated(R"({"named":{},"leaves":[)", objects) + repeated("]}", objects);
            INFO(limit << " " << objects);
            // The innermost object has empty containers of its own.
            CHECK(accepts<branch>(text, limits) == (2 * objects <= limit));
        }
    }
}

TEST_CASE("no limit goes beyond 1,000 levels, and no depth of a text breaks the reader") {
    const writ::read_limits limits{.depth = UINT32_MAX};
    for (const std::size_t depth : {999U, 1000U, 100'000U}) {
        const std::string text = repeated("[", depth) + repeated("]", depth);
        CHECK(field_accepts<writ::json_text>(text, limits) == (depth < 1000));
        CHECK_FALSE(field_accepts<writ::json_text>(repeated("[", depth), limits));
        CHECK_FALSE(field_accepts<writ::json_text>(repeated("{\"\":", depth), limits));
        CHECK_FALSE(accepts<branch>(repeated(R"({"leaves":[)", depth), limits));
    }
}

TEST_CASE("brackets that are closed again do not count as depth") {
    std::string text = "[";
    for (int i = 0; i < 1000; ++i)
        text += R"([[]],{"a":{}},)";
    const writ::read_limits limits{.depth = 4};
    CHECK(field_accepts<writ::json_text>(text + "0]", limits));
    CHECK_FALSE(field_accepts<writ::json_text>(text + "[[[]]]]", limits));
}

TEST_CASE("elements are counted to the limit and no further") {
    const writ::read_limits limits{.elements = 3};
    CHECK(field_accepts<std::vector<int>>("[1,2,3]", limits));
    CHECK(read_field<std::vector<int>>("[1,2,3,4]", limits).complaint ==
          "/field: more elements than the limit of 3");
    CHECK(field_accepts<std::vector<bool>>("[true,true,true]", limits));
    CHECK_FALSE(field_accepts<std::vector<bool>>("[true,true,true,true]", limits));
    using map = std::map<std::string, int>;
    CHECK(field_accepts<map>(R"({"a":1,"b":1,"c":1})", limits));
    CHECK(read_field<map>(R"({"a":1,"b":1,"c":1,"d":1})", limits).complaint ==
          "/field: more elements than the limit of 3");
}

// ---- the end of a text -----------------------------------------------------------------------

namespace {

struct everything {
    bool flag = false;
    std::int8_t small = 0;
    std::uint64_t large = 0;
    double number = 0;
    std::string text;
    lamp light{};
    std::optional<pair_of> maybe;
    std::array<int, 2> two{};
    std::vector<std::string> words;
    std::map<std::string, double> named;
    writ::json_text anything;
};

constexpr std::string_view compact =
    R"({"flag":false,"small":-12,"large":18446744073709551615,"number":-1.25e-3,"text":"é\n\ud83d\ude00 and a tail of plain text","light":"off","maybe":{"first":1,"second":""},"two":[3,4],"words":["a","b\\"],"named":{"k\u0041":1e5},"anything":[null,{"x":[true,-0.5E+2,"\"é"]}]})";

constexpr std::string_view spread =
    "{ \"anything\" : { \"a\" : null } ,\n  \"unknown\" : [ 1 , \"\\u00e9\" , { } , false ] ,\n"
    "  \"named\" : { \"k\" : 0 } , \"words\" : [ ] , \"two\" : [ 3 , 4 ] ,\n"
    "  \"light\" : \"on\" , \"text\" : \"\" , \"number\" : 0.5 , \"large\" : 7 ,\n"
    "  \"small\" : 0 , \"flag\" : true }";

}  // namespace

TEST_CASE("no beginning of a valid text is one, and none is read beyond its end") {
    for (const std::string_view text : {compact, spread}) {
        CHECK(read<everything>(text).complaint == "");
        for (std::size_t size = 0; size < text.size(); ++size) {
            INFO(text.substr(0, size));
            REQUIRE_FALSE(accepts<everything>(text.substr(0, size)));
            REQUIRE_FALSE(field_accepts<writ::json_text>(text.substr(0, size)));
            REQUIRE_FALSE(
                accepts<suite::one<writ::json_text>>(suite::with_field(text).substr(0, size + 9)));
        }
    }
}

TEST_CASE("no end of a valid text is one") {
    for (const std::string_view text : {compact, spread})
        for (std::size_t first = 1; first < text.size(); ++first) {
            INFO(text.substr(first));
            REQUIRE_FALSE(accepts<everything>(text.substr(first)));
        }
}

TEST_CASE("a valid text without one of its bytes is read to no other end") {
    std::size_t accepted = 0;
    for (const std::string_view text : {compact, spread})
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string shorter{text};
            shorter.erase(at, 1);
            accepted += accepts<everything>(shorter) ? 1 : 0;
        }
    // Some: a digit, a space, a letter of a text or of an unknown name.
    CHECK(accepted > 50);
    CHECK(accepted < (compact.size() + spread.size()) / 2);
}
