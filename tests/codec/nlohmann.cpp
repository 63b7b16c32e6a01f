// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/nlohmann.hpp>
#include <writ/timestamp.hpp>

#include "one_field.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <map>
#include <optional>
#include <variant>

namespace shop {

struct line {
    std::string article;
    int count = 0;
    std::optional<double> price;
    bool operator==(const line&) const = default;
};
struct order {
    writ::date day;
    std::vector<line> lines;
    nlohmann::json extra;
    bool operator==(const order&) const = default;
};

// Converts itself, in a way of its own.
struct stubborn {
    int a = 0;
};
void to_json(nlohmann::json& document, const stubborn& value) { document = {{"mine", value.a}}; }
void from_json(const nlohmann::json& document, stubborn& value) { value.a = document.at("mine"); }

// Only in one direction.
struct half {
    int a = 0;
};
void to_json(nlohmann::json& document, const half& value) { document = value.a; }

// Nlohmann's own macro.
struct declared {
    int a = 0;
    NLOHMANN_DEFINE_TYPE_INTRUSIVE(declared, a)
};

}  // namespace shop

namespace {

using nlohmann::json;

static_assert(writ::has_wire_form<json> && writ::has_wire_form<nlohmann::ordered_json>);
static_assert(writ::has_wire_form<std::vector<std::optional<json>>>);
static_assert(writ::payload<shop::order> && !writ::payload<json>);

using writ::detail::converted_by_writ;
static_assert(converted_by_writ<shop::line> && converted_by_writ<shop::order>);
static_assert(!converted_by_writ<shop::stubborn> && !converted_by_writ<shop::half> &&
              !converted_by_writ<shop::declared>);
static_assert(!converted_by_writ<std::vector<int>> && !converted_by_writ<std::string> &&
              !converted_by_writ<std::map<std::string, int>> && !converted_by_writ<json> &&
              !converted_by_writ<int> && !converted_by_writ<std::pair<int, int>> &&
              !converted_by_writ<std::array<int, 2>> && !converted_by_writ<std::monostate> &&
              !converted_by_writ<writ::date>);

const shop::order mine{{2026, 12, 1}, {{"lamp", 2, 19.9}, {"bulb", 1, {}}}, {{"any", {1, 2}}}};

}  // namespace

TEST_CASE("a document is any JSON value as a field") {
    for (const char* text : {"null", "true", "-1", "1.5", R"("x")", "[]", "{}",
                             R"([1,[2,{"a":null}]])", R"({"a":{"b":[]}})"})
        CHECK(written(field_of<json>(text)) == text);
    CHECK(field_of<json>(R"( { "b" : 1 , "a" : "\u00e9\n" } )") == json{{"a", "é\n"}, {"b", 1}});
    CHECK(writ::from_json<one<std::optional<json>>>("{}")->field == std::nullopt);
}

TEST_CASE("an ordered document keeps its order") {
    CHECK(written(field_of<nlohmann::ordered_json>(R"({"b":1,"a":2})")) == R"({"b":1,"a":2})");
    CHECK(written(field_of<json>(R"({"b":1,"a":2})")) == R"({"a":2,"b":1})");
}

TEST_CASE("numbers of a document come through unchanged") {
    for (const char* text :
         {"0", "-9223372036854775808", "9223372036854775807", "9223372036854775808",
          "18446744073709551615", "9007199254740993", "-9007199254740993", "0.1", "1e+300",
          "5e-324", "1.7976931348623157e+308", "123456789.125", "-0.5"}) {
        INFO(text);
        CHECK(written(field_of<json>(text)) == text);
        CHECK(writ::from_json<one<writ::json_text>>(json(one<json>{json::parse(text)}).dump())
                  ->field.text == json::parse(text).dump());
    }
    CHECK(field_of<json>("1").is_number_unsigned());
    CHECK(field_of<json>("-1").is_number_integer());
    CHECK(field_of<json>("1.0").is_number_float());
    CHECK(std::signbit(field_of<json>("-0").get<double>()));
    CHECK(std::signbit(field_of<json>("-0.0").get<double>()));
    CHECK(field_of<json>("1e-400") == 0.0);
}

TEST_CASE("a double that is printed without an exponent is read as that double") {
    for (const double value : {1e20, -1e20, 1.2345678901234567e20, -1.2345678901234567e20, 1e22,
                               18446744073709551616.0, 123456789012345680000.0}) {
        for (const char* form : {"%.0f", "%.17g"}) {
            char text[64];
            std::snprintf(text, sizeof text, form, value);
            INFO(text);
            const json read = field_of<json>(text);
            CHECK(read.is_number_float());
            CHECK(read == value);
            CHECK(again(read) == read);
        }
        struct reading {
            double value = 0;
        };
        CHECK(json(reading{value}).get<reading>().value == value);
    }
    // As JavaScript prints it.
    CHECK(field_of<json>("123456789012345670000") == 123456789012345670000.0);
    CHECK_FALSE(field_complaint<json>("123456789012345670001").empty());
}

TEST_CASE("what a document would change is refused") {
    CHECK(field_complaint<json>("18446744073709551617")
              .starts_with("/field: expected JSON with integers of 64 bits"));
    CHECK_FALSE(field_complaint<json>("-9223372036854775809").empty());
    CHECK_FALSE(field_complaint<json>("[1e400]").empty());
    CHECK_FALSE(field_complaint<json>(R"({"a":1,"a":1})").empty());
    CHECK_FALSE(field_complaint<json>(R"([{"b":{"a":1,"\u0061":2}}])").empty());
    CHECK(field_complaint<json>("[1,]") == "/field: expected a value at byte 12");
}

TEST_CASE("a document that is not JSON is not written") {
    CHECK_THROWS_WITH(written(json(std::numeric_limits<double>::infinity())),
                      "/field: a number that is not finite");
    CHECK_THROWS_WITH(written(json{{"a", {1, std::nan("")}}}),
                      "/field: /a/1: a number that is not finite");
    CHECK_THROWS_WITH(written(json("\xff")), "/field: a string that is not UTF-8");
    CHECK_THROWS_AS(written(json::binary({1, 2})), writ::unwritable);
    CHECK_THROWS_AS(written(json(json::value_t::discarded)), writ::unwritable);
    json deep;
    for (int depth = 0; depth < 65; ++depth)
        deep = json::array({deep});
    CHECK_THROWS_AS(written(deep), writ::unwritable);
}

TEST_CASE("a payload is converted to a document and back") {
    const json document = mine;
    CHECK(document == json::parse(writ::to_json(mine)));
    CHECK(document.get<shop::order>() == mine);
    shop::order reused{{}, {{}, {}, {}}, {}};
    document.get_to(reused);
    CHECK(reused == mine);
    const nlohmann::ordered_json ordered = mine;
    CHECK(ordered.dump() == writ::to_json(mine));
    CHECK(ordered.get<shop::order>() == mine);
}

TEST_CASE("payloads are converted within what nlohmann_json converts itself") {
    const std::map<std::string, std::vector<shop::line>> all{{"a", {{"lamp", 2, {}}}}};
    const json document = all;
    CHECK(document.dump() == R"({"a":[{"article":"lamp","count":2}]})");
    CHECK(document.get<std::map<std::string, std::vector<shop::line>>>() == all);
    CHECK(json{{"line", shop::line{"x", 1, {}}}, {"n", 1}}.dump() ==
          R"({"line":{"article":"x","count":1},"n":1})");
}

TEST_CASE("a type with conversions of its own keeps them") {
    CHECK(json(shop::stubborn{3}).dump() == R"({"mine":3})");
    CHECK(json{{"mine", 4}}.get<shop::stubborn>().a == 4);
    CHECK(json(shop::half{5}).dump() == "5");
    CHECK(json(shop::declared{6}).dump() == R"({"a":6})");
    CHECK(json{{"a", 7}}.get<shop::declared>().a == 7);
    CHECK(json(std::vector<int>{1, 2}).get<std::vector<int>>() == std::vector<int>{1, 2});
    CHECK(json(std::pair<std::string, int>{"a", 1}).dump() == R"(["a",1])");
}

TEST_CASE("a document that is no such payload is nlohmann_json's type error, with the path") {
    json document = mine;
    document["lines"][1]["count"] = "two";
    CHECK_THROWS_WITH(document.get<shop::order>(), "[json.exception.type_error.302] "
                                                   "/lines/1/count: expected number, found string");
    document["lines"][1].erase("count");
    CHECK_THROWS_AS(document.get<shop::order>(), json::type_error);
    CHECK_THROWS_AS(json("x").get<shop::order>(), json::type_error);
    CHECK_THROWS_AS(json::binary({1}).get<shop::order>(), json::type_error);
}

TEST_CASE("a payload without a JSON form is nlohmann_json's type error") {
    const shop::line endless{"x", 1, std::numeric_limits<double>::infinity()};
    CHECK_THROWS_WITH(json(endless), "[json.exception.type_error.302] "
                                     "/price: a number that is not finite");
    CHECK_THROWS_AS(json(one<writ::json_text>{{"18446744073709551617"}}), json::type_error);
}

TEST_CASE("numbers of a payload come through a document unchanged") {
    struct numbers {
        std::int64_t least = INT64_MIN;
        std::uint64_t most = UINT64_MAX;
        double tenth = 0.1, tiny = 5e-324, big = 1.7976931348623157e308;
        float single = 0.1F;
        writ::as_text<std::int64_t> text = 9007199254740993;
        bool operator==(const numbers&) const = default;
    };
    const json document = numbers{};
    CHECK(document.get<numbers>() == numbers{});
    CHECK(json::parse(document.dump()).get<numbers>() == numbers{});
    CHECK(document["least"] == INT64_MIN);
    CHECK(document["most"] == UINT64_MAX);
    CHECK(document["text"] == "9007199254740993");
}
