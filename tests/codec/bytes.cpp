// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "one_field.hpp"

#include <array>
#include <cstddef>
#include <deque>
#include <list>
#include <random>
#include <string_view>

namespace {

using bytes = std::vector<std::byte>;
using four = std::array<std::byte, 4>;

static_assert(writ::has_wire_form<bytes> && writ::has_wire_form<four>);
static_assert(writ::has_wire_form<std::vector<std::optional<bytes>>>);
static_assert(!writ::has_wire_form<std::byte> && !writ::has_wire_form<std::optional<std::byte>>);
static_assert(!writ::has_wire_form<std::deque<std::byte>>);
static_assert(!writ::has_wire_form<std::list<std::byte>>);

bytes bytes_of(std::string_view text) {
    bytes all;
    for (const char c : text)
        all.push_back(static_cast<std::byte>(c));
    return all;
}

}  // namespace

// The vectors of RFC 4648, section 10.
TEST_CASE("bytes are written as padded base64") {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, encoded] : vectors) {
        CHECK(written(bytes_of(plain)) == '"' + std::string{encoded} + '"');
        CHECK(field_of<bytes>('"' + std::string{encoded} + '"') == bytes_of(plain));
    }
}

TEST_CASE("bytes of every value and length are read as the same") {
    std::mt19937 random{3};
    for (std::size_t length = 0; length < 200; ++length) {
        bytes all(length);
        for (std::byte& each : all)
            each = static_cast<std::byte>(random());
        REQUIRE(again(all) == all);
    }
}

TEST_CASE("a text that is not exactly base64 is refused") {
    for (const char* text :
         {"Zg",      "Zg=",  "Zg===", "Z===", "====",     "Zm9",      "Zm9v=",
          "Zm9vYg=", "=Zm9", "Zm=v",  "Z=9v", "Zm9v\\n",  " Zm9v",    "Zm9v ",
          "Zm 9v",   "Zm-_", "Zh==",  "Zm9=", "Zm9v====", "Zg==Zg==", "Zm9\\u0000"}) {
        INFO(text);
        CHECK(field_complaint<bytes>('"' + std::string{text} + '"')
                  .starts_with("/field: expected bytes (base64), found "));
    }
    CHECK(field_complaint<bytes>("[1,2]") == "/field: expected bytes (base64), found array");
}

TEST_CASE("no two texts are the same bytes") {
    std::mt19937 random{4};
    int taken = 0, refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        bytes all(1 + random() % 6);
        for (std::byte& each : all)
            each = static_cast<std::byte>(random());
        std::string text = written(all);
        text[1 + random() % (text.size() - 2)] =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_ "[random() % 68];
        const auto read = writ::from_json<one<bytes>>("{\"field\":" + text + "}");
        INFO(text);
        if (read)
            REQUIRE(written(read->field) == text);
        ++(read ? taken : refused);
    }
    CHECK(taken > 1000);
    CHECK(refused > 1000);
}

TEST_CASE("an array of bytes has its size") {
    const four some{std::byte{1}, std::byte{2}, std::byte{3}, std::byte{255}};
    CHECK(written(some) == R"("AQID/w==")");
    CHECK(again(some) == some);
    CHECK(written(std::array<std::byte, 0>{}) == R"("")");
    CHECK(again(std::array<std::byte, 0>{}).empty());
    CHECK(field_complaint<four>(R"("AQID")") == "/field: expected 4 bytes, found 3");
    CHECK(field_complaint<four>(R"("AQID/////w==")") == "/field: expected 4 bytes, found 7");
    CHECK(field_complaint<four>(R"("AQID/w=A")").starts_with("/field: expected "));
}

TEST_CASE("bytes beyond the limit are refused before they are made") {
    one<bytes> value;
    const writ::read_limits limits{.string_bytes = 5};
    CHECK(writ::from_json(R"({"field":"Zm9vYmE="})", value, limits));
    CHECK(writ::from_json(R"({"field":"Zm9vYmFy"})", value, limits).error().path == "/field");
}

TEST_CASE("bytes are read into the memory that is there") {
    one<bytes> value{bytes(1000)};
    const std::byte* const before = value.field.data();
    REQUIRE(writ::from_json(R"({"field":"Zm9v"})", value));
    CHECK(value.field == bytes_of("foo"));
    CHECK(value.field.data() == before);
}
