// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/unknown_fields.hpp>

#include "one_field.hpp"

#include <map>
#include <variant>

namespace {

using writ::unknown_fields;

struct order {
    std::string id;
    unknown_fields rest;
    std::optional<int> count;

    bool operator==(const order&) const = default;
};
struct only_rest {
    unknown_fields value;
};
struct optional_only {
    std::optional<int> a;
    unknown_fields rest;
};
struct nested {
    order inner;
    std::vector<order> many;
    unknown_fields rest;
};
struct cash {
    unknown_fields rest;
};
struct card {
    std::string number;
    unknown_fields rest;
};
struct spelled_alike {
    unknown_fields field;
    int count = 0;
};

static_assert(writ::payload<order> && writ::payload<nested> && writ::payload<only_rest>);
static_assert(writ::has_wire_form<std::variant<cash, card>>);
static_assert(!writ::has_wire_form<std::vector<unknown_fields>>);
static_assert(!writ::has_wire_form<std::optional<unknown_fields>>);
static_assert(!writ::has_wire_form<std::map<std::string, unknown_fields>>);
struct twice {
    unknown_fields one, other;
};
struct holds_twice {
    std::vector<twice> inner;
};
static_assert(!writ::payload<twice> && !writ::payload<holds_twice>);
static_assert(std::is_same_v<writ::detail::payload_verdict<holds_twice>::field,
                             writ::detail::two_unknown_fields<twice>>);

// A declared member is spelled as the one that keeps the rest is called.
struct names {
    template <class T>
    static constexpr auto of = writ::plain_names::of<T>;
};
template <>
constexpr auto names::of<spelled_alike> = std::array<std::string_view, 2>{"rest", "field"};

struct strict_names : writ::plain_names {
    static constexpr bool refuses_unknown_fields = true;
};

template <class T>
std::string through(std::string_view text) {
    const auto read = writ::from_json<T>(text);
    INFO(read.error().text());
    REQUIRE(read);
    return writ::to_json(*read);
}

}  // namespace

TEST_CASE("unknown members are kept in their order, as they are written") {
    const auto read = writ::from_json<order>(
        R"({"x":[1, 2],"id":"a","y\n":{"z" :null},"x":1e2,"\u00e9":"\u00e9"})");
    REQUIRE(read);
    CHECK(read->rest.fields == std::vector<unknown_fields::field>{{"x", {"[1, 2]"}},
                                                                  {"y\n", {R"({"z" :null})"}},
                                                                  {"x", {"1e2"}},
                                                                  {"é", {R"("\u00e9")"}}});
    REQUIRE(read->rest.find("y\n") != nullptr);
    CHECK(read->rest.find("y\n")->text == R"({"z" :null})");
    CHECK(read->rest.find("id") == nullptr);
}

TEST_CASE("unknown members are written behind the declared ones") {
    CHECK(through<order>(R"({"x":[1, 2],"id":"a","y\n":{"z" :null},"count":3})") ==
          R"({"id":"a","count":3,"x":[1, 2],"y\n":{"z" :null}})");
    CHECK(through<order>(R"({"id":"a"})") == R"({"id":"a"})");
    CHECK(through<optional_only>(R"({"b":1})") == R"({"b":1})");
    CHECK(through<optional_only>(R"({"b":1,"a":2,"c":3})") == R"({"a":2,"b":1,"c":3})");
    CHECK(through<only_rest>(R"({"a":1,"value":2})") == R"({"a":1,"value":2})");
    CHECK(through<only_rest>("{}") == "{}");
}

TEST_CASE("a member that is called like the one that keeps them is unknown too") {
    CHECK(through<order>(R"({"rest":[],"id":"a"})") == R"({"id":"a","rest":[]})");
    CHECK(through<order>(R"({"id":"a","rest":1,"rest":2})") == R"({"id":"a","rest":1,"rest":2})");
}

TEST_CASE("each class keeps its own") {
    CHECK(through<nested>(R"({"a":1,"inner":{"id":"i","b":2},"many":[{"c":3,"id":"j"}]})") ==
          R"({"inner":{"id":"i","b":2},"many":[{"id":"j","c":3}],"a":1})");
}

TEST_CASE("the tag of a variant is not unknown") {
    using either = std::variant<cash, card>;
    CHECK(written(field_of<either>(R"({"type":"cash","a":1})")) == R"({"type":"cash","a":1})");
    CHECK(written(field_of<either>(R"({"a":1,"number":"n","type":"card","b":2})")) ==
          R"({"type":"card","number":"n","a":1,"b":2})");
    CHECK(field_complaint<either>(R"({"a":1,"type":"cash","type":"cash"})") ==
          "/field/type: appears twice");
}

TEST_CASE("an object that is used again keeps nothing unknown of the last text") {
    order value;
    REQUIRE(writ::from_json(R"({"id":"a","x":1})", value));
    REQUIRE(writ::from_json(R"({"id":"a","y":2})", value));
    CHECK(writ::to_json(value) == R"({"id":"a","y":2})");
    REQUIRE(writ::from_json(R"({"id":"a"})", value));
    CHECK(value.rest.fields.empty());
}

TEST_CASE("an unknown member that is no JSON is refused when it is read") {
    CHECK(complaint<order>(R"({"id":"a","x":[1,]})") == "/x: expected a value at byte 17");
    CHECK(complaint<order>(R"({"id":"a","x":tru})") == "/x: an unknown word at byte 14");
}

TEST_CASE("unknown members count for the limits") {
    order value;
    CHECK(writ::from_json(R"({"id":"a","x":1,"y":2})", value, {.elements = 2}));
    CHECK_FALSE(writ::from_json(R"({"id":"a","x":1,"y":2})", value, {.elements = 1}));
    CHECK_FALSE(writ::from_json(R"({"id":"a","long":1})", value, {.string_bytes = 3}));
    CHECK_FALSE(writ::from_json(R"({"id":"a","x":[[[]]]})", value, {.depth = 3}));
}

TEST_CASE("an unknown member that is not JSON, or takes a declared name, is not written") {
    order value{"a", {{{"x", {"[1"}}}}, {}};
    CHECK_THROWS_WITH(writ::to_json(value), Catch::StartsWith("/x: not JSON: "));
    value.rest.fields = {{"count", {"1"}}};
    CHECK_THROWS_WITH(writ::to_json(value),
                      "/count: an unknown field with the name of a declared one");
    value.rest.fields = {{"rest", {"1"}}};
    CHECK(writ::to_json(value) == R"({"id":"a","rest":1})");
    value.rest.fields = {{"\xff", {"1"}}};
    CHECK_THROWS_AS(writ::to_json(value), writ::unwritable);
}

TEST_CASE("names of a list do not reach the member that keeps the rest") {
    spelled_alike value;
    REQUIRE(writ::json::read<names>(R"({"field":3,"rest":1})", value));
    CHECK(value.count == 3);
    CHECK(value.field.fields.size() == 1);
    std::string text;
    writ::json::write<names>(text, value);
    CHECK(text == R"({"field":3,"rest":1})");
}

TEST_CASE("names may refuse unknown members, also in what is nested") {
    struct inner {
        int a = 0;
    };
    struct outer {
        inner in;
        std::vector<inner> many;
        std::map<std::string, int> any;
    };
    CHECK(complaint<outer, strict_names>(R"({"in":{"a":1},"many":[],"any":{"b":1}})").empty());
    CHECK(complaint<outer, strict_names>(R"({"in":{"a":1},"many":[],"any":{},"b":1})") ==
          "/b: unknown field");
    CHECK(complaint<outer, strict_names>(R"({"in":{"b":1,"a":1},"many":[],"any":{}})") ==
          "/in/b: unknown field");
    CHECK(complaint<outer, strict_names>(R"({"in":{"a":1},"many":[{"a":1},{"A":1}],"any":{}})") ==
          "/many/1/A: unknown field");
    CHECK(complaint<outer>(R"({"in":{"a":1,"b":2},"many":[],"any":{},"b":1})").empty());
}

TEST_CASE("a long unknown name is cut where it is refused") {
    const std::string name(10'000, 'n');
    const std::string text = complaint<one<int>, strict_names>("{\"" + name + "\":1}");
    CHECK(text == "/" + name.substr(0, 40) + "...: unknown field");
}

TEST_CASE("a class that keeps unknown members does so under names that refuse them") {
    CHECK(complaint<order, strict_names>(R"({"id":"a","x":1})").empty());
}
