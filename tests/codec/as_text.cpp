// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>

#include "one_field.hpp"

#include <cstdint>
#include <limits>
#include <map>
#include <random>

namespace {

using writ::as_text;
using number = as_text<std::int64_t>;
using natural = as_text<std::uint64_t>;
using small = as_text<std::int32_t>;

static_assert(writ::has_wire_form<number> && !writ::payload<number>);
static_assert(writ::has_wire_form<std::optional<natural>>);
static_assert(number{3} == 3 && number{3} != 4u && number{-1} < 0u && 5 > number{4});
static_assert(natural{UINT64_MAX} != -1 && natural{7} == natural{7} && number{1} < number{2});

constexpr std::int64_t taken = number{5};
static_assert(taken == 5);

template <class T>
concept can_be_text = requires { typename as_text<T>; };
static_assert(can_be_text<long long> && !can_be_text<bool> && !can_be_text<char32_t> &&
              !can_be_text<double> && !can_be_text<short>);

}  // namespace

TEST_CASE("an integer as text is written in quotes") {
    CHECK(written(number{9007199254740993}) == R"("9007199254740993")");
    CHECK(written(number{std::numeric_limits<std::int64_t>::min()}) == R"("-9223372036854775808")");
    CHECK(written(natural{UINT64_MAX}) == R"("18446744073709551615")");
    CHECK(written(number{0}) == R"("0")");
    CHECK(written(std::vector<small>{-1, 2}) == R"(["-1","2"])");
    CHECK(written(std::map<std::string, std::optional<number>>{{"a", 1}, {"b", {}}}) ==
          R"({"a":"1","b":null})");
}

TEST_CASE("every integer as text is read as the same") {
    std::mt19937_64 random{11};
    for (int i = 0; i < 2000; ++i) {
        const auto shift = static_cast<int>(random() % 64);
        const auto bits = random() >> shift;
        CHECK(again(natural{bits}) == bits);
        CHECK(again(number{static_cast<std::int64_t>(bits)}) == static_cast<std::int64_t>(bits));
    }
}

TEST_CASE("an integer as text is refused in any other spelling") {
    for (const char* text : {"", "-", "+1", "01", "-01", "00", "-0", " 1", "1 ", "1.0", "1e3",
                             "0x1", "1a", "a", "--1", "1-", "١"}) {
        INFO(text);
        CHECK(field_complaint<number>('"' + std::string{text} + '"') ==
              "/field: expected integer of 64 bits as text, found " + std::string{text});
    }
}

TEST_CASE("an integer as text that does not fit is refused") {
    CHECK(field_of<number>(R"("9223372036854775807")") == INT64_MAX);
    CHECK(field_complaint<number>(R"("9223372036854775808")") ==
          "/field: expected integer of 64 bits as text, found 9223372036854775808");
    CHECK_FALSE(field_complaint<number>(R"("-9223372036854775809")").empty());
    CHECK_FALSE(field_complaint<natural>(R"("18446744073709551616")").empty());
    CHECK(field_complaint<natural>(R"("-1")") ==
          "/field: expected unsigned integer of 64 bits as text, found -1");
    CHECK(field_complaint<small>(R"("2147483648")") ==
          "/field: expected integer of 32 bits as text, found 2147483648");
}

TEST_CASE("an integer as text is also read from a number without point and exponent") {
    CHECK(field_of<number>("9007199254740993") == 9007199254740993);
    CHECK(field_of<number>(" -5 ") == -5);
    CHECK(field_complaint<number>("1.0") ==
          "/field: expected integer of 64 bits as text, found 1.0");
    CHECK_FALSE(field_complaint<number>("1e3").empty());
    CHECK_FALSE(field_complaint<number>("9223372036854775808").empty());
    CHECK(field_complaint<number>("01") == "/field: a number with a leading zero at byte 10");
}

TEST_CASE("what is neither text nor number is no integer as text") {
    CHECK(field_complaint<number>("true") ==
          "/field: expected integer of 64 bits as text, found boolean");
    CHECK(field_complaint<number>("null") ==
          "/field: expected integer of 64 bits as text, found null");
}
