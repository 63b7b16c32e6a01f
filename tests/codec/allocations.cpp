// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/json.hpp>

#include "../catch.hpp"
#include "../counted_allocations.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace {

using counted::allocations_of;

struct line {
    std::string title;
    int count = 0;
    double price = 0;
    std::optional<std::string> note;

    bool operator==(const line&) const = default;
};
struct order {
    std::string id;
    std::vector<line> lines;
    std::map<std::string, std::string> labels;
    std::unordered_map<std::string, int> counts;
    std::vector<std::string> tags;
    bool open = false;

    bool operator==(const order&) const = default;
};

const order full{"an id that does not fit into a string itself",
                 {{"a title of more than sixteen characters", 3, 12.75, "a note, and a long one"},
                  {"quotes \" and \\ and \n and \x01, which are escaped", -1, 1e100, {}},
                  {"gr\u00fc\u00dfe, \u65e5\u672c\u8a9e, \U0001F600: not ASCII", 0, 0.1, {}}},
                 {{"a key of more than sixteen characters", "one"}, {"b", "two"}, {"c", ""}},
                 {{"one of the keys that are hashed", 1}, {"short", 2}},
                 {"first", "second, which is longer than the first"},
                 true};

// How often memory is allocated to read `text` into an object that has read it before.
std::size_t read_again(const std::string& text) {
    order reused;
    REQUIRE(writ::from_json(text, reused));
    CHECK(reused == full);
    bool good = false;
    const std::size_t counted =
        allocations_of([&] { good = writ::from_json(text, reused).has_value(); });
    CHECK(good);
    CHECK(reused == full);
    return counted;
}

// With blanks wherever they may be.
std::string spread(const std::string& text) {
    std::string made;
    bool is_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        is_string = is_string != (text[i] == '"' && (i == 0 || text[i - 1] != '\\'));
        const bool is_sign = std::string_view{"{}[]:,"}.find(text[i]) != std::string_view::npos;
        made +=
            is_sign && !is_string ? "\n    " + std::string(1, text[i]) + "  " : text.substr(i, 1);
    }
    return made;
}

}  // namespace

TEST_CASE("allocations are counted") {
    CHECK(allocations_of([] { ::operator delete(::operator new(100)); }) == 1);
    CHECK(allocations_of([] { std::string(100, 'x').c_str(); }) == 1);
    CHECK(allocations_of([] {}) == 0);
}

TEST_CASE("an object that has read a text allocates nothing to read it again") {
    CHECK(read_again(writ::to_json(full)) == 0);
}

TEST_CASE("nor if there is white space in the text") {
    CHECK(read_again(spread(writ::to_json(full))) == 0);
}

TEST_CASE("nor if members come in another order, and with unknown ones among them") {
    const std::string text = writ::to_json(full);
    const std::size_t lines = text.find(",\"lines\""), labels = text.find(",\"labels\"");
    const std::string moved =
        "{\"unknown\":[1,{\"a\":\"b \\u00e9\",\"a name, and a long one\":null}]" +
        text.substr(lines, labels - lines) + "," + text.substr(1, lines - 1) + text.substr(labels);
    CHECK(read_again(moved) == 0);
}

TEST_CASE("nor if the keys of a map are in another order than in the map") {
    std::string text = writ::to_json(full);
    const std::string first = "\"a key of more than sixteen characters\":\"one\",";
    text.erase(text.find(first), first.size());
    text.insert(text.find("\"c\":\"\"}"), first);
    CHECK(read_again(text) == 0);
}

TEST_CASE("nor for the last text of many, where the longest came first") {
    order reused;
    REQUIRE(writ::from_json(writ::to_json(full), reused));
    order shorter = full;
    shorter.lines.pop_back();
    shorter.tags = {"x", "y"};
    shorter.id = "y";
    const std::string text = writ::to_json(shorter);
    CHECK(allocations_of([&] { static_cast<void>(writ::from_json(text, reused)); }) == 0);
    CHECK(reused == shorter);
}

TEST_CASE("a text that has been written into allocates nothing to be written again") {
    std::string text;
    writ::to_json(full, text);
    const std::string expected = text;
    CHECK(allocations_of([&] { writ::to_json(full, text); }) == 0);
    CHECK(text == expected);
}

TEST_CASE("nor after longer and shorter ones") {
    std::string text;
    writ::to_json(full, text);
    order shorter = full;
    shorter.lines.clear();
    CHECK(allocations_of([&] {
              for (int i = 0; i < 10; ++i) {
                  writ::to_json(shorter, text);
                  writ::to_json(full, text);
              }
          }) == 0);
    CHECK(text == writ::to_json(full));
}
