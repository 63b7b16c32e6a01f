// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/chrono.hpp>
#include <writ/decimal.hpp>
#include <writ/nlohmann.hpp>
#include <writ/secret.hpp>
#include <writ/unknown_fields.hpp>
#include <writ/uuid.hpp>

#include "one_field.hpp"

#include <deque>
#include <map>
#include <random>
#include <string_view>
#include <unordered_map>
#include <variant>

// Every kind of field in every kind of container, and each of these in the others.

namespace {

using nlohmann::json;

enum class colour { red, green };

struct code {
    std::string value;
    bool operator==(const code&) const = default;
};
struct point {
    int x = 0, y = 0;
    bool operator==(const point&) const = default;
};
struct named {
    std::string name;
    std::optional<point> at;
    bool operator==(const named&) const = default;
};
using either = std::variant<point, named>;

// A few values of each kind; the first is the default.
template <class T>
struct values;

template <class T, class... Value>
std::vector<T> list_of(const Value&... value) {
    return {T{}, T(value)...};
}

template <>
struct values<int> {
    static auto all() { return list_of<int>(-7); }
};
template <>
struct values<std::string> {
    static auto all() { return list_of<std::string>("é\"\\\n"); }
};
template <>
struct values<colour> {
    static auto all() { return list_of<colour>(colour::green); }
};
template <>
struct values<code> {
    static auto all() { return std::vector<code>{{}, {"c"}}; }
};
template <>
struct values<either> {
    static auto all() { return std::vector<either>{{}, point{1, 2}, named{"n", point{3, 4}}}; }
};
template <>
struct values<std::vector<std::byte>> {
    static auto all() {
        return std::vector<std::vector<std::byte>>{{}, {std::byte{255}, std::byte{0}}};
    }
};
template <>
struct values<writ::decimal<2>> {
    static auto all() { return list_of<writ::decimal<2>>("-0.01"); }
};
template <>
struct values<writ::secret<std::string>> {
    static auto all() { return list_of<writ::secret<std::string>>(std::string{"s"}); }
};
template <>
struct values<json> {
    static auto all() { return std::vector<json>{json::object(), {{"a", {1, nullptr}}}, "x"}; }
};

// The other kinds, which a codec treats alike or does not look into, as members of one class.
struct others {
    bool flag = false;
    std::uint8_t small = 0;
    double number = 0;
    std::optional<float> single;
    writ::as_text<std::int64_t> serial;
    writ::date day;
    std::chrono::sys_time<std::chrono::microseconds> when{};
    std::chrono::milliseconds span{};
    boost::uuids::uuid id{};
    writ::json_text any;
    std::vector<bool> bits;
    writ::unknown_fields rest;
    bool operator==(const others&) const = default;
};
template <>
struct values<others> {
    static auto all() {
        const others filled{
            true,
            255,
            1.5e-7,
            0.1F,
            INT64_MIN,
            {2026, 12, 1},
            std::chrono::sys_time<std::chrono::microseconds>{std::chrono::microseconds{1'234'567}},
            std::chrono::milliseconds{-1500},
            {{1, 2, 3, 4, 5, 6, 7, 8, 9}},
            {R"([1,{"a":null}])"},
            {true, false},
            {{{"more", {R"("x")"}}}}};
        return std::vector<others>{{}, filled};
    }
};

template <class T>
struct holder {
    std::array<T, 2> both{};
    bool operator==(const holder&) const = default;
};

template <class T>
struct everywhere {
    T plain{};
    std::optional<T> maybe, never;
    std::deque<std::optional<T>> holes;
    std::map<std::string, std::vector<T>> rows;
    writ::secret<holder<T>> hidden;
    std::variant<point, holder<T>> tagged;

    bool operator==(const everywhere& other) const {
        return plain == other.plain && maybe == other.maybe && never == other.never &&
               holes == other.holes && rows == other.rows && hidden == other.hidden &&
               tagged == other.tagged;
    }
};

template <class T>
everywhere<T> filled() {
    const std::vector<T> all = values<T>::all();
    const T last = all.back();
    const holder<T> both{{last, all.front()}};
    return {last, last, {}, {last, {}, last}, {{"", all}, {"\"", {}}}, writ::secret{both}, both};
}

}  // namespace

// The tag of a template is said: its name is not the same for all compilers.
template <class T>
inline constexpr std::string_view writ::tag_of<holder<T>> = "holder";

TEMPLATE_TEST_CASE("every kind of field stands in every container", "", int, std::string, colour,
                   code, either, std::vector<std::byte>, writ::decimal<2>,
                   writ::secret<std::string>, json, others) {
    const everywhere<TestType> value = filled<TestType>();
    const std::string text = writ::to_json(value);
    INFO(text);
    REQUIRE(json::accept(text));
    everywhere<TestType> read;
    REQUIRE(writ::from_json(text, read));
    CHECK(read == value);
    CHECK(writ::to_json(read) == text);

    // Into what is there, in another order.
    REQUIRE(writ::from_json(json::parse(text).dump(), read));
    CHECK(json::parse(writ::to_json(read)) == json::parse(text));

    // Null is as good as absent.
    json document = json::parse(text);
    document["maybe"] = nullptr;
    document["never"] = nullptr;
    REQUIRE(writ::from_json(document.dump(), read));
    CHECK(read.maybe == std::nullopt);

    // What no kind is but two of these says where it stands.
    document["rows"] = {{"k", {nullptr}}};
    document["rows"]["k"][0] = json::array();
    const std::string fault = complaint<everywhere<TestType>>(document.dump());
    const bool is_any = std::is_same_v<TestType, json>;
    CHECK(fault.starts_with(is_any ? "" : "/rows/k/0: expected "));
    CHECK(fault.ends_with(is_any ? "" : ", found array"));
}

TEST_CASE("a vector of bool is an array") {
    CHECK(written(std::vector<bool>{true, false}) == "[true,false]");
    CHECK(again(std::vector<bool>{true, false, true}) == std::vector<bool>{true, false, true});
    CHECK(field_complaint<std::vector<bool>>("[true,1]") ==
          "/field/1: expected boolean, found number");
    one<std::vector<bool>> reused{{true, true, true}};
    REQUIRE(writ::from_json(R"({"field":[false]})", reused));
    CHECK(reused.field == std::vector<bool>{false});
}

TEST_CASE("an empty optional in a container is null") {
    CHECK(written(std::vector<std::optional<int>>{1, {}, 3}) == "[1,null,3]");
    CHECK(written(std::array<std::optional<std::string>, 2>{}) == "[null,null]");
    CHECK(written(std::map<std::string, std::optional<bool>>{{"a", {}}}) == R"({"a":null})");
}

namespace {

struct node {
    int number = 0;
    std::vector<node> children;
    std::map<std::string, node> named;
    std::optional<std::vector<node>> more;
    std::deque<std::optional<node>> maybe;
    std::vector<std::variant<point, node>> mixed;
};

node random_node(std::mt19937& random, int depth) {
    node made;
    made.number = static_cast<int>(random() % 100);
    const auto count = [&] { return depth == 0 ? 0 : random() % 3; };
    for (auto n = count(); n > 0; --n)
        made.children.push_back(random_node(random, depth - 1));
    for (auto n = count(); n > 0; --n)
        made.named[std::to_string(n)] = random_node(random, depth - 1);
    if (count() == 1)
        made.more = std::vector<node>(1, random_node(random, depth - 1));
    for (auto n = count(); n > 0; --n)
        made.maybe.push_back(n == 1 ? std::nullopt
                                    : std::optional<node>{random_node(random, depth - 1)});
    for (auto n = count(); n > 0; --n)
        if (n == 1)
            made.mixed.emplace_back(point{1, 2});
        else
            made.mixed.emplace_back(random_node(random, depth - 1));
    return made;
}

}  // namespace

TEST_CASE("a type that contains itself in containers is written and read") {
    std::mt19937 random{9};
    one<node> reused;
    for (int i = 0; i < 200; ++i) {
        const one<node> value{random_node(random, 4)};
        const std::string text = writ::to_json(value);
        REQUIRE(writ::from_json(text, reused));
        REQUIRE(writ::to_json(reused) == text);
        // In another order: nlohmann_json sorts the members.
        REQUIRE(writ::from_json(json::parse(text).dump(), reused));
        REQUIRE(writ::to_json(reused) == text);
    }
}

TEST_CASE("the name of a map's member counts for the limit of strings") {
    one<std::map<std::string, int>> value;
    CHECK(writ::from_json(R"({"field":{"abc":1}})", value, {.string_bytes = 3}));
    CHECK(writ::from_json(R"({"field":{"abcd":1}})", value, {.string_bytes = 3}).error().path ==
          "/field");
    CHECK_FALSE(writ::from_json(R"({"field":{"abc\u0064":1}})", value, {.string_bytes = 3}));
}
