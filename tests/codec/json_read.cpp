// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/json.hpp>
#include <writ/timestamp.hpp>

#include "../catch.hpp"

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace {

using writ::from_json;

enum class colour { red, green };

struct booking_id {
    std::string value;
};
struct line {
    int count;
    double price;
};
struct order {
    booking_id booking;
    std::vector<line> lines;
    std::optional<std::string> note;
    colour paint;
    bool open;
};

template <class T>
struct one {
    T field;
};

constexpr std::string_view good =
    R"({"booking":"b1","lines":[{"count":2,"price":1.5}],"note":"n","paint":"green","open":true})";

// What reading the text as a T complains about; empty if it does not.
template <class T>
std::string complaint(std::string_view text) {
    // Exactly as long as the text, so that a sanitizer sees what is read beyond it.
    const std::vector<char> exact{text.begin(), text.end()};
    const auto read = from_json<T>({exact.data(), exact.size()});
    return read ? std::string{} : read.error().text();
}

template <class T>
std::string field_complaint(const std::string& field) {
    return complaint<one<T>>("{\"field\":" + field + "}");
}

template <class T>
T field_of(const std::string& field) {
    const auto read = from_json<one<T>>("{\"field\":" + field + "}");
    INFO(field << ": " << read.error().text());
    REQUIRE(read);
    return read->field;
}

template <class T>
bool takes(const std::string& field) {
    return field_complaint<T>(field).empty();
}

void check_good(const order& read) {
    CHECK(read.booking.value == "b1");
    REQUIRE(read.lines.size() == 1);
    CHECK(read.lines[0].count == 2);
    CHECK(read.lines[0].price == 1.5);
    CHECK(read.note == "n");
    CHECK(read.paint == colour::green);
    CHECK(read.open);
}

}  // namespace

TEST_CASE("members are read in their declared order") { check_good(*from_json<order>(good)); }

TEST_CASE("members are read in any other order, with white space anywhere") {
    const auto read =
        from_json<order>("\t{ \"open\" : true ,\r\n\"paint\": \"green\" ,\"note\":\"n\" "
                         ", \"lines\" :[ { \"price\" : 1.5 , \"count\" : 2 } ] ,"
                         " \"booking\" : \"b1\" } \n");
    INFO(read.error().text());
    REQUIRE(read);
    check_good(*read);
}

TEST_CASE("a single member out of order is found, wherever it is") {
    for (
        const std::string_view text :
        {R"({"open":true,"booking":"b1","lines":[{"count":2,"price":1.5}],"note":"n","paint":"green"})",
         R"({"booking":"b1","note":"n","lines":[{"count":2,"price":1.5}],"paint":"green","open":true})",
         R"({"lines":[{"count":2,"price":1.5}],"booking":"b1","note":"n","open":true,"paint":"green"})"}) {
        const auto read = from_json<order>(text);
        INFO(text << read.error().text());
        REQUIRE(read);
        check_good(*read);
    }
}

TEST_CASE("a key may be written with escapes") {
    CHECK(from_json<one<int>>(R"({"\u0066ield":3})")->field == 3);
}

TEST_CASE("members that the payload does not have are skipped") {
    const auto read = from_json<order>(
        R"({"a":{"b":[1,{"c":null}],"d":"\"}"},"booking":"b1","lines":[{"x":[],"count":2,"price":1.5}],)"
        R"("y":-1.5e3,"note":"n","z":false,"paint":"green","open":true,"last":""})");
    INFO(read.error().text());
    REQUIRE(read);
    check_good(*read);
}

TEST_CASE("what is skipped must be well-formed too") {
    for (const std::string_view text :
         {R"({"x":tru,"field":1})", R"({"x":[1,],"field":1})", R"({"x":{"a"},"field":1})",
          R"({"x":{"a":1,},"field":1})", R"({"x":01,"field":1})", R"({"x":"\q","field":1})",
          R"({"x":[1 2],"field":1})", R"({"x":{1:2},"field":1})", R"({"x":,"field":1})",
          R"({"x":nul,"field":1})", R"({"x":'a',"field":1})", R"({"x":+1,"field":1})",
          "{\"x\":\"\xff\",\"field\":1}", "{\"x\":\"\n\",\"field\":1}", R"({"x":[1},"field":1})"})
        CHECK(complaint<one<int>>(text) != "");
}

TEST_CASE("an error names the path, what was expected and what was found") {
    CHECK(complaint<order>(R"({"lines":[{"count":1,"price":1},{"count":1,"price":"x"}]})") ==
          "/lines/1/price: expected number, found string");
    CHECK(complaint<order>(R"({"booking":7})") == "/booking: expected string, found number");
    CHECK(complaint<order>(R"({"lines":{}})") == "/lines: expected array, found object");
    CHECK(complaint<order>(R"({"open":"true"})") == "/open: expected boolean, found string");
    CHECK(complaint<order>(R"({"open":null})") == "/open: expected boolean, found null");
    CHECK(complaint<order>(R"({"lines":[3]})") == "/lines/0: expected object, found number");
    CHECK(complaint<order>(R"({"lines":[{"count":1.5}]})") ==
          "/lines/0/count: expected integer, found 1.5");
    CHECK(complaint<order>(R"({"paint":"blue"})") == "/paint: no enumerator is called blue");
    CHECK(complaint<order>("[]") == "expected object, found array");
    CHECK(complaint<order>("x") == "expected object at byte 0");
    CHECK(complaint<one<std::map<std::string, int>>>(R"({"field":{"a/b~":true}})") ==
          "/field/a~1b~0: expected number, found boolean");
}

TEST_CASE("the error of an unordered text has the same path") {
    CHECK(complaint<order>(R"({"open":true, "lines":[{"price":"x"}]})") ==
          "/lines/0/price: expected number, found string");
}

TEST_CASE("a required member that is missing is an error with its path") {
    CHECK(complaint<order>(R"({"lines":[],"paint":"red","open":true})") == "/booking: missing");
    CHECK(complaint<order>(R"({"booking":"b","lines":[{"count":1}],"paint":"red","open":true})") ==
          "/lines/0/price: missing");
    CHECK(complaint<order>(R"({"booking":"b","lines":[],"paint":"red"})") == "/open: missing");
    CHECK(complaint<order>("{}") == "/booking: missing");
}

TEST_CASE("an optional member may be absent or null") {
    CHECK(from_json<order>(R"({"booking":"b","lines":[],"paint":"red","open":true})")->note ==
          std::nullopt);
    CHECK(field_of<std::optional<int>>("null") == std::nullopt);
    CHECK(field_of<std::optional<int>>("5") == 5);
    CHECK(field_of<std::vector<std::optional<int>>>("[null,1]") ==
          std::vector<std::optional<int>>{std::nullopt, 1});
}

TEST_CASE("a declared member that appears twice is refused") {
    CHECK(complaint<one<int>>(R"({"field":1,"field":1})") == "/field: appears twice");
    CHECK(complaint<one<int>>(R"({"x":1,"field":1,"x":2,"field":1})") == "/field: appears twice");
    CHECK(complaint<one<std::map<std::string, int>>>(R"({"field":{"a":1,"a":2}})") ==
          "/field/a: appears twice");
}

TEST_CASE("every truncation of a text is an error, and none is read beyond its end") {
    for (std::size_t size = 0; size < good.size(); ++size) {
        INFO(good.substr(0, size));
        CHECK(complaint<order>(good.substr(0, size)) != "");
    }
    CHECK(complaint<order>(good) == "");
}

TEST_CASE("no change of a single byte is read beyond the end") {
    std::size_t refused = 0;
    for (std::size_t at = 0; at < good.size(); ++at)
        for (const char byte : {'\0', '"', '\\', '{', '}', '[', ']', ',', ':', '9', '\xff', 'u'}) {
            std::string changed{good};
            changed[at] = byte;
            refused += complaint<order>(changed).empty() ? 0 : 1;
        }
    CHECK(refused > 800);
}

TEST_CASE("bytes behind the object are an error") {
    CHECK(complaint<one<int>>(R"({"field":1}x)") == "expected the end of the text at byte 11");
    CHECK(complaint<one<int>>(R"({"field":1} {})") != "");
    CHECK(complaint<one<int>>(R"({"field":1},)") != "");
    CHECK(complaint<one<int>>("{\"field\":1} \r\n\t") == "");
}

TEST_CASE("commas stand between members and elements and nowhere else") {
    for (const std::string_view text :
         {R"({,"field":[1]})", R"({"field":[1],})", R"({"field":[1,]})", R"({"field":[,1]})",
          R"({"field":[1,,2]})", R"({"field":[1 2]})", R"({"field" [1]})", R"({"field":[1]]})",
          R"({"field":[1]}})", R"({field:[1]})", R"({"x":1 "field":[1]})",
          R"({"field":[1],,"x":1})"})
        CHECK(complaint<one<std::vector<int>>>(text) != "");
}

TEST_CASE("integers are read over their whole range and not beyond it") {
    CHECK(field_of<std::int8_t>("-128") == -128);
    CHECK(field_of<std::int8_t>("127") == 127);
    CHECK(field_of<std::uint8_t>("255") == 255);
    CHECK(field_of<std::int64_t>("-9223372036854775808") ==
          std::numeric_limits<std::int64_t>::min());
    CHECK(field_of<std::int64_t>("9223372036854775807") ==
          std::numeric_limits<std::int64_t>::max());
    CHECK(field_of<std::uint64_t>("18446744073709551615") ==
          std::numeric_limits<std::uint64_t>::max());
    CHECK(field_of<unsigned>("-0") == 0);
    CHECK(field_complaint<std::int8_t>("128") == "/field: out of range: 128");
    CHECK(field_complaint<std::int8_t>("-129") == "/field: out of range: -129");
    CHECK(field_complaint<std::uint8_t>("256") == "/field: out of range: 256");
    CHECK(field_complaint<unsigned>("-1") == "/field: out of range: -1");
    CHECK(field_complaint<std::int64_t>("9223372036854775808") ==
          "/field: out of range: 9223372036854775808");
    CHECK(field_complaint<std::int64_t>("-9223372036854775809") ==
          "/field: out of range: -9223372036854775809");
    CHECK_FALSE(takes<std::uint64_t>("18446744073709551616"));
    CHECK_FALSE(takes<std::uint64_t>("99999999999999999999"));
    CHECK_FALSE(takes<std::uint64_t>("184467440737095516150"));
    CHECK_FALSE(takes<int>("1e2"));
    CHECK_FALSE(takes<int>("1.0"));
    CHECK(field_complaint<int>("99999999999999999999999999999999999999999999999999") ==
          "/field: out of range: 9999999999999999999999999999999999999999...");
}

TEST_CASE("numbers that JSON does not have are refused") {
    for (const char* text :
         {"01", "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "--1", "-01", "00", "1_0", "NaN",
          "Infinity", "-Infinity", "1.e5", "1 .5", "\"1\"", "1f"}) {
        INFO(text);
        CHECK_FALSE(takes<double>(text));
        CHECK_FALSE(takes<int>(text));
        CHECK(takes<writ::json_text>(text) == (text[0] == '"'));
    }
}

TEST_CASE("floating-point numbers are read exactly, and too large ones refused") {
    CHECK(field_of<double>("0.1") == 0.1);
    CHECK(field_of<double>("-0.0") == 0.0);
    CHECK(std::signbit(field_of<double>("-0.0")));
    CHECK(field_of<double>("1E+2") == 100.0);
    CHECK(field_of<double>("9007199254740993") == 9007199254740992.0);
    CHECK(field_of<double>("1.7976931348623157e308") == std::numeric_limits<double>::max());
    CHECK(field_of<double>("4.9e-324") == std::numeric_limits<double>::denorm_min());
    CHECK(field_of<double>("1e-400") == 0.0);
    CHECK(std::signbit(field_of<double>("-0.001e-400")));
    CHECK(field_of<double>("0e999999999999999999999") == 0.0);
    CHECK(field_complaint<double>("1e309") == "/field: out of range: 1e309");
    CHECK(field_complaint<double>("-10e999999999999999999999") != "");
    CHECK(field_of<float>("3.4028234e38") == std::numeric_limits<float>::max());
    CHECK_FALSE(takes<float>("1e39"));
    CHECK(field_of<float>("1e-60") == 0.0F);
}

TEST_CASE("all escapes of a string are read") {
    CHECK(field_of<std::string>(R"("\"\\\/\b\f\n\r\t")") == "\"\\/\b\f\n\r\t");
    CHECK(field_of<std::string>(R"("\u0041\u00e9\u20AC")") == "A\u00e9\u20ac");
    CHECK(field_of<std::string>(R"("\ud83d\ude00x")") == "\U0001F600x");
    CHECK(field_of<std::string>(R"("\u0000")") == std::string(1, '\0'));
    CHECK(field_of<std::string>(R"("before\tbetween\u00e9behind")") ==
          "before\tbetween\u00e9behind");
}

TEST_CASE("broken escapes and control characters are refused") {
    for (const char* text :
         {R"("\x41")", R"("\u12")", R"("\u12G4")", R"("\")", R"("\ud83d")", R"("\ud83dx")",
          R"("\ud83d\u0041")", R"("\ude00")", R"("\ud83d\ud83d")", R"("\u")", R"("\U0041")",
          "\"\n\"", "\"\t\"", "\"\x1f\"", "\"\\\n\""}) {
        INFO(text);
        CHECK_FALSE(takes<std::string>(text));
    }
    CHECK(takes<std::string>("\"\x7f\""));
}

TEST_CASE("UTF-8 is checked at every place of a string") {
    const std::vector<std::string> well{"\u00e9",       "\u20ac",       "\U0001F600",
                                        "\xed\x9f\xbf", "\xee\x80\x80", "\xf4\x8f\xbf\xbf",
                                        "\xc2\x80",     "\xe0\xa0\x80", "\xf0\x90\x80\x80"};
    const std::vector<std::string> broken{"\x80",
                                          "\xbf",
                                          "\xc0\x80",
                                          "\xc1\xbf",
                                          "\xc3",
                                          "\xc3(",
                                          "\xe2\x82",
                                          "\xe2(\xa1",
                                          "\xe0\x80\x80",
                                          "\xe0\x9f\xbf",
                                          "\xff",
                                          "\xed\xa0\x80",
                                          "\xfe",
                                          "\xf0\x9f\x98",
                                          "\xf0\x80\x80\x80",
                                          "\xed\xbf\xbf",
                                          "\xf8\x88",
                                          "\xf4\x90\x80\x80",
                                          "\xf5\x80\x80\x80"};
    for (std::size_t before = 0; before < 18; ++before)
        for (const char* behind : {"", "a", "abcdefghijkl", "\\n"}) {
            for (const std::string& sequence : well)
                CHECK(takes<std::string>('"' + std::string(before, 'x') + sequence + behind + '"'));
            for (const std::string& sequence : broken)
                CHECK_FALSE(
                    takes<std::string>('"' + std::string(before, 'x') + sequence + behind + '"'));
        }
}

TEST_CASE("nesting goes to 64 levels") {
    const auto nested = [](std::size_t depth) {
        return std::string(depth, '[') + std::string(depth, ']');
    };
    CHECK(takes<writ::json_text>(nested(63)));
    CHECK_FALSE(takes<writ::json_text>(nested(64)));
    CHECK(complaint<one<int>>("{\"x\":" + nested(63) + ",\"field\":1}") == "");
    CHECK(complaint<one<int>>("{\"x\":" + nested(64) + ",\"field\":1}") ==
          "nested deeper than 64 levels");
    CHECK_FALSE(takes<writ::json_text>(std::string(1'000'000, '[')));
}

namespace {
struct node {
    std::vector<node> children;
};
}  // namespace

TEST_CASE("a type that contains itself is read, to the same depth") {
    const auto nested = [](int depth) {
        std::string text = R"({"children":[]})";
        for (int i = 1; i < depth; ++i)
            text = R"({"children":[)" + text + "]}";
        return text;
    };
    CHECK(complaint<node>(nested(32)) == "");
    CHECK_THAT(complaint<node>(nested(33)), Catch::EndsWith("nested deeper than 64 levels"));
    CHECK(from_json<node>(nested(2))->children.size() == 1);
}

TEST_CASE("an array has as many elements as it is declared with") {
    using three = std::array<int, 3>;
    CHECK(field_of<three>("[1,2,3]") == three{1, 2, 3});
    CHECK(field_complaint<three>("[1,2]") == "/field: expected 3 elements, found 2");
    CHECK(field_complaint<three>("[1,2,3,4]") == "/field: more elements than 3");
    CHECK(field_complaint<three>("[1,2,true]") == "/field/2: expected number, found boolean");
    CHECK(takes<std::array<std::string, 0>>("[]"));
}

TEST_CASE("an object that is used again keeps nothing of what it held") {
    order reused = *from_json<order>(good);
    REQUIRE(from_json(R"({"open":false,"lines":[],"booking":"b2","paint":"red"})", reused));
    CHECK(reused.booking.value == "b2");
    CHECK(reused.lines.empty());
    CHECK(reused.note == std::nullopt);
    CHECK(reused.paint == colour::red);
    CHECK_FALSE(reused.open);

    one<std::map<std::string, int>> map{{{"old", 1}}};
    REQUIRE(from_json(R"({"field":{"new":2}})", map));
    CHECK(map.field == std::map<std::string, int>{{"new", 2}});

    one<std::vector<std::optional<int>>> elements{{1, 2, 3}};
    REQUIRE(from_json(R"({"field":[null,5]})", elements));
    CHECK(elements.field == std::vector<std::optional<int>>{std::nullopt, 5});

    one<std::vector<bool>> bits{{true, true, true}};
    REQUIRE(from_json(R"({"field":[false]})", bits));
    CHECK(bits.field == std::vector<bool>{false});
}

TEST_CASE("a json_text keeps a value as it is written") {
    CHECK(field_of<writ::json_text>(" {\"a\" : [1, 2.50] } ").text == "{\"a\" : [1, 2.50] }");
    CHECK(field_of<writ::json_text>("\"x\\u0041\"").text == "\"x\\u0041\"");
    CHECK(field_of<writ::json_text>("null").text == "null");
}

TEST_CASE("an empty view, and one of no memory, is an error") {
    CHECK(from_json<order>(std::string_view{}).error().text() ==
          "the text ends too early at byte 0");
}

namespace {
struct hyphenated {
    template <class T>
    static constexpr auto of = [] {
        auto names = writ::detail::member_names<T>;
        if (names.size() > 0)
            names[0] = "first-\"name\"\n";
        return names;
    }();
};
}  // namespace

TEST_CASE("a naming policy says how the members are spelled") {
    one<line> value{};
    std::string text;
    writ::json::write<hyphenated>(text, one<line>{{3, 0.5}});
    CHECK(text == R"({"first-\"name\"\u000a":{"first-\"name\"\u000a":3,"price":0.5}})");
    REQUIRE(writ::json::read<hyphenated>(text, value));
    CHECK(value.field.count == 3);
    REQUIRE(writ::json::read<hyphenated>(
        R"({"first-\u0022name\"\n":{"price":0.5,"first-\"name\"\u000A":4}})", value));
    CHECK(value.field.count == 4);
    CHECK(writ::json::read<hyphenated>(R"({"field":{}})", value).error().reason == "missing");
}
