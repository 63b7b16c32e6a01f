// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "one_field.hpp"

#include <deque>
#include <map>
#include <variant>

namespace {

struct card {
    std::string number;
    std::optional<int> month;
    bool operator==(const card&) const = default;
};
struct transfer {
    std::string iban;
    bool operator==(const transfer&) const = default;
};
struct cash {
    bool operator==(const cash&) const = default;
};
struct voucher {
    std::string value;  // alone, and still an object here
    bool operator==(const voucher&) const = default;
};
using payment = std::variant<card, transfer, cash, voucher>;

// Said otherwise.
struct circle {
    double radius = 0;
    std::string type;
};
struct square {
    double side = 0;
};
using shape = std::variant<circle, square>;

// One in another, and itself through a container.
struct leaf {
    int weight = 0;
    bool operator==(const leaf&) const = default;
};
struct branch {
    std::vector<std::variant<leaf, branch>> twigs;
    bool operator==(const branch&) const = default;
};
using tree = std::variant<leaf, branch>;

struct throws_when_copied {
    throws_when_copied() = default;
    throws_when_copied(const throws_when_copied&) { throw 1; }
    throws_when_copied& operator=(const throws_when_copied&) = default;
};
struct fragile {
    throws_when_copied part;
};

struct line_to {
    int x = 0, y = 0;
};
struct curve_to {
    int x = 0, y = 0, bend = 0;
};
using stroke = std::variant<line_to, curve_to>;

struct camel : writ::plain_names {
    static constexpr bool refuses_unknown_fields = true;
};

}  // namespace

template <>
struct writ::wire<throws_when_copied> {
    static constexpr std::string_view expected = "nothing";
    static void write(const throws_when_copied&, std::string&) {}
    static bool read(std::string_view text, throws_when_copied&) { return text.empty(); }
};
template <>
inline constexpr std::string_view writ::tag_of<circle> = "a \"circle\"";
template <>
inline constexpr std::string_view writ::tag_member<shape> = "kind\n";

namespace {

static_assert(writ::has_wire_form<payment> && writ::has_wire_form<std::optional<payment>>);
static_assert(writ::has_wire_form<std::map<std::string, std::vector<tree>>>);
static_assert(!writ::has_wire_form<std::variant<card, int>>);
static_assert(!writ::has_wire_form<std::variant<std::string, card>>);
static_assert(!writ::has_wire_form<std::variant<std::monostate, card>>);
static_assert(!writ::has_wire_form<std::variant<card, std::vector<card>>>);
static_assert(!writ::has_wire_form<std::variant<card, payment>>);
static_assert(!writ::has_wire_form<std::variant<card, std::optional<cash>>>);
static_assert(!writ::has_wire_form<std::monostate>);

}  // namespace

TEST_CASE("a variant is written as what it holds, with its tag before the members") {
    CHECK(written(payment{card{"12", 3}}) == R"({"type":"card","number":"12","month":3})");
    CHECK(written(payment{card{"12", {}}}) == R"({"type":"card","number":"12"})");
    CHECK(written(payment{cash{}}) == R"({"type":"cash"})");
    CHECK(written(payment{voucher{"v"}}) == R"({"type":"voucher","value":"v"})");
}

TEST_CASE("a variant is read as what its tag says") {
    CHECK(field_of<payment>(R"({"type":"transfer","iban":"i"})") == payment{transfer{"i"}});
    CHECK(field_of<payment>(R"({"type":"card","number":"1","month":null})") ==
          payment{card{"1", {}}});
    CHECK(field_of<payment>(R"({ "type" : "cash" })") == payment{cash{}});
    CHECK(field_of<payment>(R"({"type":"voucher","value":"v"})") == payment{voucher{"v"}});
}

TEST_CASE("the tag of a variant may stand anywhere") {
    const payment wanted{card{"1", 2}};
    for (const char* text :
         {R"({"type":"card","number":"1","month":2})", R"({"number":"1","type":"card","month":2})",
          R"({"number":"1","month":2,"type":"card"})", R"({"month":2,"number":"1","type":"card"})",
          R"({"month":2,"type":"card","number":"1"})",
          R"({"x":{"type":"cash"},"month":2,"number":"1","y":["type"],"type":"card","z":0})",
          R"({"\u0074ype":"c\u0061rd","number":"1","month":2})",
          R"({"number":"1","month":2,"\u0074ype":"c\u0061rd"})"}) {
        INFO(text);
        CHECK(field_of<payment>(text) == wanted);
    }
    CHECK(field_of<payment>(R"({"x":1,"type":"cash"})") == payment{cash{}});
}

TEST_CASE("a variant without a tag, or with one that is not known, is refused") {
    CHECK(field_complaint<payment>("{}") == "/field/type: missing");
    CHECK(field_complaint<payment>(R"({"number":"1","Type":"card"})") == "/field/type: missing");
    CHECK(field_complaint<payment>(R"({"type":"paypal"})") ==
          "/field/type: no alternative (card, transfer, cash, voucher) is called paypal");
    CHECK(field_complaint<payment>(R"({"number":"1","type":""})") ==
          "/field/type: no alternative (card, transfer, cash, voucher) is called ");
    CHECK(field_complaint<payment>(R"({"type":1})") ==
          "/field/type: expected string, found number");
    CHECK(field_complaint<payment>(R"({"number":"1","type":null})") ==
          "/field/type: expected string, found null");
    CHECK(field_complaint<payment>(R"("card")") == "/field: expected object, found string");
    CHECK(field_complaint<payment>("null") == "/field: expected object, found null");
}

TEST_CASE("a tag that appears twice is refused") {
    for (const char* text :
         {R"({"type":"card","number":"1","type":"card"})", R"({"type":"cash","type":"cash"})",
          R"({"number":"1","type":"card","type":"card"})",
          R"({"month":1,"type":"card","number":"1","type":"transfer"})"}) {
        INFO(text);
        CHECK(field_complaint<payment>(text) == "/field/type: appears twice");
    }
}

TEST_CASE("what is wrong in an alternative is told with its path") {
    CHECK(field_complaint<payment>(R"({"type":"card"})") == "/field/number: missing");
    CHECK(field_complaint<payment>(R"({"number":1,"type":"card"})") ==
          "/field/number: expected string, found number");
    CHECK(field_complaint<payment>(R"({"type":"card","number":"1","number":"1"})") ==
          "/field/number: appears twice");
    CHECK(field_complaint<payment>(R"({"number":"1",)").ends_with("at byte 23"));
    CHECK(field_complaint<payment>(R"({"type":"card" "number":"1"})") ==
          "/field: expected ',' or '}' at byte 24");
}

TEST_CASE("a variant whose texts are cut off anywhere is refused") {
    for (const std::string_view good : {R"({"field":{"type":"card","number":"1","month":2}})",
                                        R"({"field":{"number":"1","month":2,"type":"card"}})"}) {
        REQUIRE(complaint<one<payment>>(good).empty());
        for (std::size_t length = 0; length < good.size(); ++length) {
            INFO(good.substr(0, length));
            CHECK_FALSE(complaint<one<payment>>(good.substr(0, length)).empty());
        }
    }
}

TEST_CASE("members that an alternative does not declare are skipped, or refused by the names") {
    CHECK(field_of<payment>(R"({"type":"cash","more":[{}]})") == payment{cash{}});
    CHECK(complaint<one<payment>, camel>(R"({"field":{"type":"cash"}})").empty());
    CHECK(complaint<one<payment>, camel>(R"({"field":{"number":"1","type":"card"}})").empty());
    CHECK(complaint<one<payment>, camel>(R"({"field":{"type":"cash","more":[{}]}})") ==
          "/field/more: unknown field");
}

TEST_CASE("a tag and the name of its member can be said otherwise") {
    CHECK(written(shape{circle{1.5, "t"}}) ==
          R"({"kind\u000a":"a \"circle\"","radius":1.5,"type":"t"})");
    CHECK(again(shape{circle{1.5, "t"}}).index() == 0);
    CHECK(std::get<circle>(field_of<shape>(R"({"type":"t","radius":2,"kind\n":"a \"circle\""})"))
              .type == "t");
    CHECK(std::get<square>(field_of<shape>(R"({"kind\n":"square","side":3})")).side == 3);
    CHECK(field_complaint<shape>(R"({"type":"square","side":3})") == "/field/kind\n: missing");
}

TEST_CASE("variants stand in all containers, and may be absent") {
    const std::map<std::string, std::vector<std::optional<payment>>> all{
        {"a", {payment{cash{}}, {}, payment{transfer{"i"}}}}, {"b", {}}};
    CHECK(written(all) == R"({"a":[{"type":"cash"},null,{"type":"transfer","iban":"i"}],"b":[]})");
    CHECK(again(all) == all);
    CHECK(writ::from_json<one<std::optional<payment>>>("{}")->field == std::nullopt);
    CHECK(again(std::deque<payment>{cash{}, card{"1", 2}}).size() == 2);
}

TEST_CASE("a variant that contains itself is written and read") {
    const tree whole{branch{{leaf{1}, branch{{leaf{2}, branch{}}}, leaf{3}}}};
    CHECK(
        written(whole) ==
        R"({"type":"branch","twigs":[{"type":"leaf","weight":1},{"type":"branch","twigs":[)"
        R"({"type":"leaf","weight":2},{"type":"branch","twigs":[]}]},{"type":"leaf","weight":3}]})");
    CHECK(again(whole) == whole);
    CHECK(field_complaint<tree>(R"({"twigs":[{"twigs":[{"type":"leaf"}],"type":"branch"}],)"
                                R"("type":"branch"})") == "/field/twigs/0/twigs/0/weight: missing");
}

TEST_CASE("nested variants whose tags stand last are read to the depth that is allowed") {
    std::string text = R"({"weight":1,"type":"leaf"})";
    for (int depth = 0; depth < 30; ++depth)
        text = R"({"twigs":[)" + text + R"(],"type":"branch"})";
    const tree* at = nullptr;
    const auto whole = field_of<tree>(text);
    int depth = 0;
    for (at = &whole; at->index() == 1; at = &std::get<branch>(*at).twigs.at(0))
        ++depth;
    CHECK(depth == 30);
    text = R"({"twigs":[)" + text + R"(],"type":"branch"})";
    text = R"({"twigs":[)" + text + R"(],"type":"branch"})";
    CHECK(field_complaint<tree>(text).ends_with("nested deeper than 64 levels"));
}

TEST_CASE("an object that is used again keeps nothing of another alternative") {
    one<payment> value{card{"1", 2}};
    REQUIRE(writ::from_json(R"({"field":{"type":"transfer","iban":"i"}})", value));
    CHECK(value.field == payment{transfer{"i"}});
    REQUIRE(writ::from_json(R"({"field":{"type":"card","number":"9"}})", value));
    CHECK(value.field == payment{card{"9", {}}});
    REQUIRE(writ::from_json(R"({"field":{"number":"8","type":"card"}})", value));
    CHECK(value.field == payment{card{"8", {}}});
}

TEST_CASE("a variant without a value is not written") {
    const fragile bad;
    one<std::variant<cash, fragile>> value;
    CHECK_THROWS(value.field.emplace<1>(bad));
    REQUIRE(value.field.valueless_by_exception());
    CHECK_THROWS_WITH(writ::to_json(value), "/field: a variant without a value");
}

TEST_CASE("a naming policy does not touch tags") {
    CHECK(written(stroke{curve_to{1, 2, 3}}) == R"({"type":"curve_to","x":1,"y":2,"bend":3})");
}
