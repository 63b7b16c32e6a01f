// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/wire.hpp>

#include "one_field.hpp"

#include <map>
#include <variant>

namespace {

// As a number.
class celsius {
public:
    celsius() = default;
    explicit celsius(double degrees) : degrees_{degrees} {}
    double degrees() const { return degrees_; }

private:
    double degrees_ = 0;
};

// As an object, whose members have forms of their own.
class range {
public:
    range() = default;
    range(celsius low, celsius high) : low_{low}, high_{high} {}
    celsius low() const { return low_; }
    celsius high() const { return high_; }

private:
    celsius low_, high_;
};
struct range_form {
    celsius low, high;
};

// As an array of itself.
class tree {
public:
    tree() = default;
    explicit tree(std::vector<tree> all) : branches{std::move(all)} {}
    std::vector<tree> branches;
};

template <class... Trees>
tree of(const Trees&... branches) {
    return tree{std::vector<tree>{branches...}};
}

// As any JSON.
struct version {
    int major = 0, minor = 0;
    bool operator==(const version&) const = default;
};

// An enum by its number; and one as a text that may also be a number.
enum class level : int { low = 1, high = 9 };
enum class flag { off, on };

// Says nothing that the library understands.
struct misspelt {
    int a = 0;
};

struct everything {
    std::vector<celsius> all;
    std::optional<range> allowed;
    std::map<std::string, level> levels;
    std::array<version, 2> versions;
    tree root;
    flag light{};
};

}  // namespace

template <>
struct writ::wire<celsius> {
    using form = double;
    static constexpr std::string_view expected = "temperature above absolute zero";

    static double to_form(const celsius& value) {
        if (value.degrees() < -273.15)
            throw writ::unwritable{"colder than cold"};
        return value.degrees();
    }
    static bool from_form(double degrees, celsius& value) {
        value = celsius{degrees};
        return degrees >= -273.15;
    }
};
template <>
struct writ::wire<range> {
    using form = range_form;
    static constexpr std::string_view expected = "range of temperatures";

    static range_form to_form(const range& value) { return {value.low(), value.high()}; }
    static bool from_form(const range_form& from, range& value) {
        value = range{from.low, from.high};
        return from.low.degrees() <= from.high.degrees();
    }
};
template <>
struct writ::wire<tree> {
    using form = std::vector<tree>;
    static constexpr std::string_view expected = "tree";

    static const form& to_form(const tree& value) { return value.branches; }
    static bool from_form(const form& from, tree& value) {
        value.branches = from;
        return true;
    }
};
template <>
struct writ::wire<version> {
    using form = writ::json_text;
    static constexpr std::string_view expected = "version [major, minor]";

    static form to_form(const version& value) {
        return {"[" + std::to_string(value.major) + "," + std::to_string(value.minor) + "]"};
    }
    static bool from_form(const form& from, version& value) {
        return std::sscanf(from.text.c_str(), "[%d,%d]", &value.major, &value.minor) == 2;
    }
};
template <>
struct writ::wire<level> {
    using form = std::uint8_t;
    static constexpr std::string_view expected = "level";

    static form to_form(level value) { return static_cast<form>(value); }
    static bool from_form(form from, level& value) {
        value = static_cast<level>(from);
        return from == 1 || from == 9;
    }
};
template <>
struct writ::wire<flag> {
    static constexpr std::string_view expected = "0 or 1";
    static constexpr bool takes_number = true;

    static void write(flag value, std::string& text) { text += value == flag::on ? '1' : '0'; }
    static bool read(std::string_view text, flag& value) {
        value = text == "1" ? flag::on : flag::off;
        return text == "0" || text == "1";
    }
};
template <>
struct writ::wire<misspelt> {
    [[maybe_unused]] static constexpr std::string_view expected = "misspelt";
    static void writes(const misspelt&, std::string&) {}
    static bool read(std::string_view, misspelt&) { return true; }
};

static_assert(writ::payload<everything> && writ::has_wire_form<tree>);
static_assert(!writ::has_wire_form<misspelt>);

namespace {

struct holds_pointer {};
struct holds_optional {};
struct holds_itself {};

}  // namespace

template <>
struct writ::wire<holds_pointer> {
    using form = std::vector<int*>;
    static constexpr std::string_view expected = "";
    static form to_form(const holds_pointer&) { return {}; }
    static bool from_form(const form&, holds_pointer&) { return true; }
};
template <>
struct writ::wire<holds_optional> {
    using form = std::optional<int>;
    static constexpr std::string_view expected = "";
    static form to_form(const holds_optional&) { return {}; }
    static bool from_form(const form&, holds_optional&) { return true; }
};
static_assert(!writ::has_wire_form<holds_pointer> && !writ::has_wire_form<holds_optional>);
static_assert(
    std::is_same_v<writ::detail::first_field_without_wire_form<one<holds_pointer>>, int*>);

TEST_CASE("a type is written and read as its form") {
    CHECK(written(celsius{20.5}) == "20.5");
    CHECK(field_of<celsius>("-3").degrees() == -3);
    CHECK(written(range{celsius{1}, celsius{2}}) == R"({"low":1,"high":2})");
    CHECK(field_of<range>(R"({"high":3,"low":2})").high().degrees() == 3);
    CHECK(written(version{1, 2}) == "[1,2]");
    CHECK(field_of<version>("[3,4]") == version{3, 4});
    CHECK(written(level::high) == "9");
    CHECK(field_of<level>("1") == level::low);
}

TEST_CASE("a form may hold the type itself") {
    const tree value = of(tree{}, of(tree{}));
    CHECK(written(value) == "[[],[[]]]");
    CHECK(written(again(value)) == "[[],[[]]]");
}

TEST_CASE("types with forms stand in containers and in each other") {
    const everything value{{celsius{1}},        range{celsius{1}, celsius{2}},
                           {{"a", level::low}}, {version{1, 2}, version{3, 4}},
                           of(tree{}),          flag::on};
    const std::string text =
        R"({"all":[1],"allowed":{"low":1,"high":2},"levels":{"a":1},"versions":[[1,2],[3,4]],)"
        R"("root":[[]],"light":"1"})";
    CHECK(writ::to_json(value) == text);
    CHECK(writ::to_json(*writ::from_json<everything>(text)) == text);
}

TEST_CASE("a value that has no form is not written, with its path") {
    CHECK_THROWS_WITH(written(std::vector{celsius{1}, celsius{-300}}),
                      "/field/1: colder than cold");
}

TEST_CASE("a form that stands for no value is refused, with what was found") {
    CHECK(field_complaint<celsius>("-300") ==
          "/field: expected temperature above absolute zero, found -300");
    CHECK(field_complaint<range>(R"({"low":3,"high":2})") ==
          R"(/field: expected range of temperatures, found {"low":3,"high":2})");
    CHECK(field_complaint<range>(R"({"low":3,"high":-300})") ==
          "/field/high: expected temperature above absolute zero, found -300");
    CHECK(field_complaint<celsius>(R"("warm")") == "/field: expected number, found string");
    CHECK(field_complaint<level>("300") == "/field: out of range: 300");
    CHECK(field_complaint<level>("2") == "/field: expected level, found 2");
    CHECK(field_complaint<version>(R"({"a":1})") ==
          R"(/field: expected version [major, minor], found {"a":1})");
}

TEST_CASE("a long form is cut in the error text") {
    CHECK(field_complaint<version>('"' + std::string(1000, 'x') + '"') ==
          "/field: expected version [major, minor], found \"" + std::string(39, 'x') + "...");
}

TEST_CASE("a text form takes a number where it says so") {
    CHECK(field_of<flag>("1") == flag::on);
    CHECK(field_of<flag>(R"("0")") == flag::off);
    CHECK(field_complaint<flag>("2") == "/field: expected 0 or 1, found 2");
    CHECK(field_complaint<flag>("1.0") == "/field: expected 0 or 1, found 1.0");
    CHECK(field_complaint<flag>("01") == "/field: a number with a leading zero at byte 10");
    CHECK(field_complaint<flag>("true") == "/field: expected 0 or 1, found boolean");
}
