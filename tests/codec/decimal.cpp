// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/decimal.hpp>

#include "one_field.hpp"

#include <cstdint>
#include <random>
#include <type_traits>

namespace {

using writ::decimal;
using price = decimal<2>;

static_assert(writ::has_wire_form<price> && !writ::payload<price>);
static_assert(price{"19.90"}.units() == 1990 && price{"-0.05"}.units() == -5);
static_assert(price{"19.9"} == price::from_units(1990) && price{"1"} < price{"1.01"});
static_assert(price{"0.1"} + price{"0.2"} == price{"0.3"} &&
              price{"1"} - price{"2"} == price{"-1"});
static_assert(price{"2.50"} * 3 == price{"7.5"} && 2 * price{"-1"} == -price{"2"});
static_assert(price::from_text("1.999") == std::nullopt &&
              price::from_text("1.990") == price{"1.99"});
// Neither a binary fraction nor a count of who knows what; and 0 is no text that is not there.
static_assert(!std::is_constructible_v<price, double> && !std::is_constructible_v<price, int> &&
              !std::is_constructible_v<price, std::nullptr_t>);
template <class Decimal>
concept made_of_a_bare_zero = requires { Decimal{0}; };
static_assert(!made_of_a_bare_zero<price>);

// The value of a JSON number as a text of all its digits, without leading or trailing zeros: moves
// the point by hand.
std::string plain_digits(bool negative, std::string whole, std::string fraction, int exponent) {
    for (; exponent > 0; --exponent) {
        whole += fraction.empty() ? '0' : fraction.front();
        if (!fraction.empty())
            fraction.erase(0, 1);
    }
    for (; exponent < 0; ++exponent) {
        fraction.insert(0, 1, whole.empty() ? '0' : whole.back());
        if (!whole.empty())
            whole.pop_back();
    }
    while (!whole.empty() && whole.front() == '0')
        whole.erase(0, 1);
    while (!fraction.empty() && fraction.back() == '0')
        fraction.pop_back();
    const bool is_zero = whole.empty() && fraction.empty();
    return (negative && !is_zero ? "-" : "") + (whole.empty() ? "0" : whole) +
           (fraction.empty() ? "" : "." + fraction);
}

}  // namespace

TEST_CASE("a decimal is written as a text with all its places") {
    CHECK(written(price{"19.9"}) == R"("19.90")");
    CHECK(written(price{"-0.05"}) == R"("-0.05")");
    CHECK(written(price{}) == R"("0.00")");
    CHECK(written(decimal<0>{"7"}) == R"("7")");
    CHECK(written(decimal<4>::from_units(INT64_MIN)) == R"("-922337203685477.5808")");
    CHECK(written(decimal<18>::from_units(INT64_MAX)) == R"("9.223372036854775807")");
    CHECK(written(decimal<18>::from_units(1)) == R"("0.000000000000000001")");
    CHECK(price{"3.5"}.text() == "3.50");
}

TEST_CASE("a decimal is read from a text or a number, exactly") {
    for (const char* text : {"19.9", "19.90", "19.900000", "1.99e1", "1990e-2", "0.199E+2",
                             "199000000000000000000000000000000e-31"}) {
        INFO(text);
        CHECK(field_of<price>(text) == price{"19.90"});
        CHECK(field_of<price>('"' + std::string{text} + '"') == price{"19.90"});
    }
    CHECK(field_of<price>("-0.00") == price{});
    CHECK(field_of<price>("0e99999999999999999999999") == price{});
    CHECK(field_of<price>("92233720368547758.07").units() == INT64_MAX);
    CHECK(field_of<price>("-92233720368547758.08").units() == INT64_MIN);
    CHECK(field_of<price>("1e0").units() == 100);
}

TEST_CASE("more digits than a decimal has places are refused, never rounded") {
    CHECK(field_complaint<price>(R"("1.999")") ==
          "/field: expected decimal of 2 places, found 1.999");
    CHECK(field_complaint<price>("0.001") == "/field: expected decimal of 2 places, found 0.001");
    CHECK_FALSE(field_complaint<price>("1e-3").empty());
    CHECK_FALSE(field_complaint<price>("1e-99999999999999999999").empty());
    CHECK_FALSE(field_complaint<decimal<0>>("1.5").empty());
    CHECK(field_of<decimal<0>>("1.5e1").units() == 15);
}

TEST_CASE("a decimal that does not fit is refused") {
    for (const char* text : {"92233720368547758.08", "-92233720368547758.09", "1e17", "1e400",
                             "1e99999999999999999999", "99999999999999999999",
                             "18446744073709551616e-2", "184467440737095516.16"}) {
        INFO(text);
        CHECK(field_complaint<price>(text) ==
              "/field: expected decimal of 2 places, found " + std::string{text});
    }
    CHECK(field_complaint<decimal<12>>("9223373") ==
          "/field: expected decimal of 12 places, found 9223373");
}

TEST_CASE("a text that is no JSON number is no decimal") {
    for (const char* text :
         {"",   "-",  ".5",  "5.",   "+1",  "01",  "-01.0", "00",    "1,5", "1 ",
          " 1", "1e", "1e+", "1.e2", "0x1", "NaN", "1_000", "1.2.3", "--1", "1e5.0"}) {
        INFO(text);
        CHECK_FALSE(field_complaint<price>('"' + std::string{text} + '"').empty());
        CHECK_THROWS_AS(price{text}, writ::decimal_error);
    }
    CHECK(field_complaint<price>("[]") == "/field: expected decimal of 2 places, found array");
}

TEST_CASE("every decimal that is written is read as the same") {
    std::mt19937_64 random{7};
    for (int i = 0; i < 2000; ++i) {
        const auto units = static_cast<std::int64_t>(random()) >> static_cast<int>(random() % 64);
        CHECK(again(decimal<2>::from_units(units)).units() == units);
        CHECK(again(decimal<7>::from_units(units)).units() == units);
        CHECK(again(decimal<18>::from_units(units)).units() == units);
    }
}

TEST_CASE("any number is a decimal exactly where its digits fit the places") {
    std::mt19937_64 random{8};
    const auto digits = [&](std::size_t most) {
        std::string all;
        for (std::size_t n = random() % most; n > 0; --n)
            all += random() % 3 == 0 ? '0' : static_cast<char>('0' + random() % 10);
        return all;
    };
    int taken = 0, refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        const bool negative = random() % 2 == 0;
        const std::string whole = static_cast<char>('1' + random() % 9) + digits(8);
        const std::string fraction = digits(7);
        const int exponent = static_cast<int>(random() % 17) - 8;
        const std::string text = (negative ? "-" : "") + whole +
                                 (fraction.empty() ? "" : "." + fraction) +
                                 (exponent == 0 ? "" : "e" + std::to_string(exponent));
        const std::string plain = plain_digits(negative, whole, fraction, exponent);
        const auto point = plain.find('.');
        const bool fits = (point == plain.npos || plain.size() - point - 1 <= 4) &&
                          (point == plain.npos ? plain.size() : point) <= 14;
        const auto found = decimal<4>::from_text(text);
        INFO(text << " is " << plain);
        if (fits) {
            REQUIRE(found);
            std::string shown = found->text();
            while (shown.back() == '0')
                shown.pop_back();
            REQUIRE((shown.back() == '.' ? shown.substr(0, shown.size() - 1) : shown) == plain);
        } else if (point != plain.npos && plain.size() - point - 1 > 4) {
            REQUIRE_FALSE(found);
        }
        ++(found ? taken : refused);
    }
    CHECK(taken > 1000);
    CHECK(refused > 1000);
}

// Against the same sums in 128 bits.
TEST_CASE("sums, differences and multiples are exact, or do not fit") {
    __extension__ using wide = __int128;
    std::mt19937_64 random{10};
    int exact = 0, refused = 0;
    const auto any = [&] {
        return static_cast<std::int64_t>(random()) >> static_cast<int>(random() % 40);
    };
    for (int i = 0; i < 5000; ++i) {
        const std::int64_t one = any(), other = any(), times = any() >> 30;
        const auto check = [&](wide wanted, auto compute) {
            if (wanted < INT64_MIN || wanted > INT64_MAX) {
                CHECK_THROWS_AS(compute(), writ::decimal_error);
                ++refused;
            } else {
                CHECK(compute().units() == static_cast<std::int64_t>(wanted));
                ++exact;
            }
        };
        const price left = price::from_units(one), right = price::from_units(other);
        check(wide{one} + other, [&] { return left + right; });
        check(wide{one} - other, [&] { return left - right; });
        check(wide{one} * times, [&] { return times * left; });
    }
    CHECK(exact > 1000);
    CHECK(refused > 1000);
}

TEST_CASE("a sum that does not fit throws and changes nothing") {
    price most = price::from_units(INT64_MAX);
    CHECK_THROWS_AS(most += price{"0.01"}, writ::decimal_error);
    CHECK_THROWS_AS(most *= 2, writ::decimal_error);
    CHECK(most.units() == INT64_MAX);
    price least = price::from_units(INT64_MIN);
    CHECK_THROWS_AS(least -= price{"0.01"}, writ::decimal_error);
    CHECK_THROWS_AS(-least, writ::decimal_error);
    CHECK(least.units() == INT64_MIN);
}
