// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/json.hpp>
#include <writ/date.hpp>

#include "../catch.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace {

using writ::to_json;

enum class colour { red, green };

struct booking_id {
    std::string value;
};
struct amount {
    booking_id value;
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
struct nothing {};
struct all_optional {
    std::optional<int> a;
    std::optional<std::string> b;
    std::optional<int> c;
};
struct optional_first {
    std::optional<int> a;
    std::optional<int> b;
    int c;
    std::optional<int> d;
    int e;
};

template <class T>
struct one {
    T field;
};

template <class T>
std::string written(const T& value) {
    const std::string text = to_json(one<T>{value});
    return text.substr(9, text.size() - 10);
}

template <class T>
std::string refusal(const T& value) {
    std::string text = "old";
    try {
        to_json(value, text);
    } catch (const writ::unwritable& fault) {
        CHECK(text.empty());
        CHECK(fault.error().text() == fault.what());
        return fault.what();
    }
    return {};
}

/// What a user adds for a type of his own.
struct colour_code {
    unsigned red = 0;
};

}  // namespace

template <>
struct writ::wire<colour_code> {
    static constexpr std::string_view expected = "colour code";

    static void write(const colour_code& value, std::string& text) {
        if (value.red > 9)
            throw unwritable{"a colour that is too red"};
        text.append("\"#").append(std::to_string(value.red)).append("\"");
    }
    static bool read(std::string_view text, colour_code& value) {
        if (text.size() != 4 || text.substr(0, 2) != "\"#" || text[3] != '"')
            return false;
        value.red = static_cast<unsigned>(text[2] - '0');
        return true;
    }
};

TEST_CASE("members are written in their order, without white space") {
    const order value{{"b1"}, {{2, 1.5}, {-1, 0.0}}, "n", colour::green, true};
    CHECK(to_json(value) ==
          R"({"booking":"b1","lines":[{"count":2,"price":1.5},{"count":-1,"price":0}],)"
          R"("note":"n","paint":"green","open":true})");
}

TEST_CASE(
    "a class whose only member is called value is bare as a field, and an object on its own") {
    CHECK(written(booking_id{"b1"}) == R"("b1")");
    CHECK(written(amount{{"b1"}}) == R"("b1")");
    CHECK(written(std::vector<booking_id>{{"a"}, {"b"}}) == R"(["a","b"])");
    CHECK(written(std::map<std::string, booking_id>{{"k", {"v"}}}) == R"({"k":"v"})");
    CHECK(to_json(booking_id{"b1"}) == R"({"value":"b1"})");
    CHECK(to_json(amount{{"b1"}}) == R"({"value":"b1"})");
    CHECK(writ::from_json<booking_id>(R"({"value":"b1"})")->value == "b1");
    CHECK(writ::from_json<booking_id>(R"("b1")").error().text() == "expected object, found string");
}

TEST_CASE("an empty optional member is not written, wherever it stands") {
    CHECK(to_json(nothing{}) == "{}");
    CHECK(to_json(all_optional{}) == "{}");
    CHECK(to_json(all_optional{1, {}, {}}) == R"({"a":1})");
    CHECK(to_json(all_optional{{}, "x", {}}) == R"({"b":"x"})");
    CHECK(to_json(all_optional{{}, {}, 3}) == R"({"c":3})");
    CHECK(to_json(all_optional{1, {}, 3}) == R"({"a":1,"c":3})");
    CHECK(to_json(all_optional{1, "", 3}) == R"({"a":1,"b":"","c":3})");
    CHECK(to_json(optional_first{{}, {}, 1, {}, 2}) == R"({"c":1,"e":2})");
    CHECK(to_json(optional_first{{}, 5, 1, 6, 2}) == R"({"b":5,"c":1,"d":6,"e":2})");
    CHECK(written(std::vector<std::optional<int>>{1, {}, 2}) == "[1,null,2]");
    CHECK(written(std::vector<all_optional>{{}, {{}, {}, 1}}) == R"([{},{"c":1}])");
}

TEST_CASE("integers are written over their whole range") {
    CHECK(written(std::numeric_limits<std::int64_t>::min()) == "-9223372036854775808");
    CHECK(written(std::numeric_limits<std::int64_t>::max()) == "9223372036854775807");
    CHECK(written(std::numeric_limits<std::uint64_t>::max()) == "18446744073709551615");
    CHECK(written(std::int8_t{-128}) == "-128");
    CHECK(written(std::uint8_t{255}) == "255");
    CHECK(written(0) == "0");
}

TEST_CASE("floating-point numbers are written as short as they can be read back") {
    CHECK(written(0.1) == "0.1");
    CHECK(written(0.1F) == "0.1");
    CHECK(written(1.0) == "1");
    CHECK(written(-0.0) == "-0");
    CHECK(written(1e21) == "1e+21");
    CHECK(written(5e-324) == "5e-324");
    CHECK(written(1.0 / 3) == "0.3333333333333333");
}

TEST_CASE("strings are escaped where JSON wants it, and UTF-8 is left as it is") {
    CHECK(written(std::string{"\"\\/\b\f\n\r\t"}) == R"("\"\\/\b\f\n\r\t")");
    CHECK(written(std::string{"\x01\x1f\x7f"}) == "\"\\u0001\\u001f\x7f\"");
    CHECK(written(std::string{"a\0b", 3}) == R"("a\u0000b")");
    CHECK(written(std::string{"\u00e9\u20ac\U0001F600"}) == "\"\u00e9\u20ac\U0001F600\"");
    for (std::size_t size = 0; size < 40; ++size)
        CHECK(written(std::string(size, 'x') + '"' + std::string(size, 'y')) ==
              '"' + std::string(size, 'x') + "\\\"" + std::string(size, 'y') + '"');
}

TEST_CASE("long texts are written whole") {
    for (const std::size_t size : {std::size_t{500}, std::size_t{511}, std::size_t{512},
                                   std::size_t{513}, std::size_t{100'000}}) {
        CHECK(written(std::string(size, 'x')) == '"' + std::string(size, 'x') + '"');
        CHECK(written(std::string(size, '\n')).size() == 2 * size + 2);
        const std::vector<std::string> many(size, "ab");
        CHECK(written(many).size() == 5 * size + 1);
    }
}

TEST_CASE("a value without a wire form is refused with its path") {
    order value{{"b1"}, {{2, 1.5}, {1, 1.0}}, "n", colour::green, true};
    value.lines[1].price = std::numeric_limits<double>::infinity();
    CHECK(refusal(value) == "/lines/1/price: a number that is not finite");
    value.lines.clear();
    value.paint = static_cast<colour>(9);
    CHECK(refusal(value) == "/paint: an enum's value without a name: 9");
    value.paint = colour::red;
    value.note = "good \xc3";
    CHECK(refusal(value) == "/note: a string that is not UTF-8");
    value.note = "good \"\\ \xff";
    CHECK(refusal(value) == "/note: a string that is not UTF-8");
    CHECK(refusal(one<float>{std::numeric_limits<float>::quiet_NaN()}) ==
          "/field: a number that is not finite");
    using table = std::map<std::string, std::vector<int>>;
    CHECK(refusal(one<table>{{{"a", {1}}, {"b\x80", {2}}}}) ==
          "/field: a string that is not UTF-8");
    using dates = std::map<std::string, writ::date>;
    CHECK(refusal(one<dates>{{{"a", {}}, {"b", {2026, 2, 30}}}}) ==
          "/field/b: a date that does not exist, or is not in the years 0 to 9999");
    CHECK(refusal(one<writ::json_text>{{"[1,]"}}) ==
          "/field: not JSON: expected a value at byte 3");
}

TEST_CASE("a nesting that could not be read is not written") {
    struct node {
        std::vector<node> children;
    };
    const auto nested = [](int depth) {
        node all;
        for (int i = 1; i < depth; ++i) {
            node outer;
            outer.children.push_back(all);
            all = outer;
        }
        return all;
    };
    CHECK(writ::from_json<node>(to_json(nested(32))));
    CHECK_THAT(refusal(nested(33)), Catch::EndsWith("nested deeper than 64 levels"));
}

TEST_CASE("a type of the user's own is written and read by its wire") {
    CHECK(written(colour_code{7}) == R"("\"#7\"")");
    CHECK(written(std::vector<colour_code>{{1}, {2}}) == R"(["\"#1\"","\"#2\""])");
    CHECK(writ::from_json<one<colour_code>>(R"({"field":"\"#5\""})")->field.red == 5);
    CHECK(writ::from_json<one<colour_code>>(R"({"field":"#5"})").error().text() ==
          "/field: expected colour code, found #5");
    CHECK(writ::from_json<one<colour_code>>(R"({"field":5})").error().text() ==
          "/field: expected colour code, found number");
    CHECK(refusal(one<std::vector<colour_code>>{{{1}, {10}}}) ==
          "/field/1: a colour that is too red");
}

TEST_CASE("a json_text is written as it is") {
    CHECK(written(writ::json_text{"{\"a\" : [1, 2.50] }"}) == "{\"a\" : [1, 2.50] }");
    CHECK(written(writ::json_text{}) == "null");
}

TEST_CASE("a string that is used again is replaced") {
    std::string text = "something that stood here before, longer than what will";
    to_json(booking_id{"b1"}, text);
    CHECK(text == R"({"value":"b1"})");
}
