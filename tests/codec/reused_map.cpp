// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/json.hpp>

#include "../catch.hpp"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace {

using ordered = std::map<std::string, int>;
using hashed = std::unordered_map<std::string, int>;

template <class Map>
struct holder {
    Map map;
};

// What is in a map after it has read the text, in which it had the entries before.
template <class Map>
Map after(const Map& before, std::string_view text) {
    holder<Map> reused{before};
    const auto read = writ::from_json("{\"map\":" + std::string{text} + "}", reused);
    INFO(read.error().text());
    REQUIRE(read);
    return reused.map;
}

template <class Map>
std::string complaint(const Map& before, std::string_view text) {
    holder<Map> reused{before};
    return writ::from_json("{\"map\":" + std::string{text} + "}", reused).error().text();
}

template <class Map>
Map numbered(int count) {
    Map all;
    for (int i = 0; i < count; ++i)
        all[std::to_string(i)] = i;
    return all;
}

}  // namespace

TEMPLATE_TEST_CASE("a map that is read again has what the text has, and nothing else", "", ordered,
                   hashed) {
    using map = TestType;
    const map old{{"a", 1}, {"b", 2}, {"c", 3}};
    CHECK(after<map>(old, R"({"a":4,"b":5,"c":6})") == map{{"a", 4}, {"b", 5}, {"c", 6}});
    CHECK(after<map>(old, R"({"c":6,"a":4,"b":5})") == map{{"a", 4}, {"b", 5}, {"c", 6}});
    CHECK(after<map>(old, R"({"b":5})") == map{{"b", 5}});
    CHECK(after<map>(old, R"({"c":6,"a":4})") == map{{"a", 4}, {"c", 6}});
    CHECK(after<map>(old, "{}") == map{});
    CHECK(after<map>({}, R"({"a":1})") == map{{"a", 1}});
}

TEMPLATE_TEST_CASE("a new key may come before, between and behind old ones", "", ordered, hashed) {
    using map = TestType;
    const map old{{"a", 1}, {"b", 2}, {"d", 4}};
    CHECK(after<map>(old, R"({"0":0,"b":5,"d":6})") == map{{"0", 0}, {"b", 5}, {"d", 6}});
    CHECK(after<map>(old, R"({"a":4,"c":5,"d":6})") == map{{"a", 4}, {"c", 5}, {"d", 6}});
    CHECK(after<map>(old, R"({"d":6,"e":7})") == map{{"d", 6}, {"e", 7}});
    CHECK(after<map>(old, R"({"x":1,"y":2})") == map{{"x", 1}, {"y", 2}});
}

TEMPLATE_TEST_CASE("a key that appears twice is refused, old or new", "", ordered, hashed) {
    using map = TestType;
    const map old{{"a", 1}, {"b", 2}};
    CHECK(complaint<map>(old, R"({"a":1,"a":2})") == "/map/a: appears twice");
    CHECK(complaint<map>(old, R"({"b":1,"a":2,"b":2})") == "/map/b: appears twice");
    CHECK(complaint<map>(old, R"({"a":1,"c":2,"a":3})") == "/map/a: appears twice");
    CHECK(complaint<map>(old, R"({"c":1,"c":2})") == "/map/c: appears twice");
}

TEMPLATE_TEST_CASE("a map of any size is read again", "", ordered, hashed) {
    using map = TestType;
    for (const int before : {0, 1, 63, 64, 65, 200})
        for (const int now : {0, 1, 63, 64, 65, 200}) {
            holder<map> reused{numbered<map>(before)};
            const holder<map> wanted{numbered<map>(now)};
            REQUIRE(writ::from_json(writ::to_json(wanted), reused));
            CHECK(reused.map == wanted.map);
        }
}
