// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/decimal.hpp>
#include <writ/secret.hpp>
#include <writ/timestamp.hpp>
#include <writ/unknown_fields.hpp>

#include "bytes.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <random>
#include <variant>
#include <vector>

namespace {

using cbor_test::bytes;
using cbor_test::hexadecimal;
using cbor_test::one;
using cbor_test::written;

enum class lamp { on, off };
struct id {
    std::string value;
};
struct line {
    id article;
    int count = 0;
    std::optional<double> price;
};
struct card {
    std::string number;
};
struct cash {};
struct keeper {
    int count = 0;
    writ::unknown_fields others;
    std::optional<int> note;
};

std::string error_of(auto&& write) {
    try {
        write();
    } catch (const writ::unwritable& fault) {
        return fault.error().text();
    }
    return {};
}

std::string plain(std::size_t size) { return std::string(size, 'x'); }

}  // namespace

TEST_CASE("an integer takes as few bytes as its size allows") {
    CHECK(written(0) == "00");
    CHECK(written(23) == "17");
    CHECK(written(24) == "1818");
    CHECK(written(255) == "18ff");
    CHECK(written(256) == "190100");
    CHECK(written(65535) == "19ffff");
    CHECK(written(65536) == "1a00010000");
    CHECK(written(std::uint32_t{4294967295}) == "1affffffff");
    CHECK(written(std::uint64_t{4294967296}) == "1b0000000100000000");
    CHECK(written(std::uint64_t{UINT64_MAX}) == "1bffffffffffffffff");
    CHECK(written(-1) == "20");
    CHECK(written(-24) == "37");
    CHECK(written(-25) == "3818");
    CHECK(written(-256) == "38ff");
    CHECK(written(-257) == "390100");
    CHECK(written(std::int8_t{-128}) == "387f");
    CHECK(written(std::int64_t{INT64_MIN}) == "3b7fffffffffffffff");
}

TEST_CASE("a floating-point number takes as few bytes as keep its value") {
    CHECK(written(0.0) == "f90000");
    CHECK(written(-0.0) == "f98000");
    CHECK(written(1.0) == "f93c00");
    CHECK(written(-2.5) == "f9c100");
    CHECK(written(65504.0) == "f97bff");
    CHECK(written(65505.0) == "fa477fe100");
    CHECK(written(65536.0) == "fa47800000");
    CHECK(written(0x1p-14) == "f90400");
    CHECK(written(0x1p-24) == "f90001");
    CHECK(written(0x3p-24) == "f90003");
    CHECK(written(0x3ffp-24) == "f903ff");
    CHECK(written(0x1p-25) == "fa33000000");
    CHECK(written(0x1.8p-24) == "fa33c00000");
    CHECK(written(0x1.002p0) == "fa3f801000");
    CHECK(written(0x1.004p0) == "f93c01");
    CHECK(written(0.1) == "fb3fb999999999999a");
    CHECK(written(0.1F) == "fa3dcccccd");
    CHECK(written(static_cast<double>(0.1F)) == "fa3dcccccd");
    CHECK(written(static_cast<double>(std::numeric_limits<float>::max())) == "fa7f7fffff");
    CHECK(written(0x1.ffffffp127) == "fb47effffff0000000");
    CHECK(written(0x1p128) == "fb47f0000000000000");
    CHECK(written(static_cast<double>(std::numeric_limits<float>::denorm_min())) == "fa00000001");
    CHECK(written(0x1p-150) == "fb3690000000000000");
    CHECK(written(1e300) == "fb7e37e43c8800759c");
    CHECK(written(std::numeric_limits<double>::infinity()) == "f97c00");
    CHECK(written(-std::numeric_limits<double>::infinity()) == "f9fc00");
    CHECK(written(std::numeric_limits<double>::quiet_NaN()) == "f97e00");
    CHECK(written(-std::numeric_limits<float>::quiet_NaN()) == "f97e00");
}

TEST_CASE("the other simple kinds") {
    CHECK(written(false) == "f4");
    CHECK(written(true) == "f5");
    CHECK(written(std::string{}) == "60");
    CHECK(written(std::string{"é"}) == "62c3a9");
    CHECK(written(lamp::off) == "636f6666");
    CHECK(written(id{"x"}) == "6178");
    CHECK(written(writ::timestamp{0}) == hexadecimal("\x74"
                                                     "1970-01-01T00:00:00Z"));
    CHECK(written(writ::as_text<std::int64_t>{-5}) == "622d35");
    CHECK(written(writ::decimal<2>{"1.5"}) == hexadecimal("\x64"
                                                          "1.50"));
    CHECK(written(writ::secret<int>{7}) == "07");
    CHECK(written(writ::json_text{"[1.50]"}) == hexadecimal("\x66[1.50]"));
    CHECK(written(std::vector<std::byte>{std::byte{0}, std::byte{255}}) == "4200ff");
    CHECK(written(std::array<std::byte, 1>{std::byte{7}}) == "4107");
}

TEST_CASE("the length of a string stands before it in as few bytes as it needs") {
    CHECK(written(plain(23)).substr(0, 4) == "7778");
    CHECK(written(plain(24)).substr(0, 6) == "781878");
    CHECK(written(plain(256)).substr(0, 8) == "79010078");
    CHECK(written(plain(65536)).substr(0, 12) == "7a0001000078");
    CHECK(writ::to_cbor(one<std::string>{plain(70'000)}).size() == 7 + 5 + 70'000);
}

TEST_CASE("containers have their lengths before them") {
    CHECK(written(std::vector<int>{}) == "80");
    CHECK(written(std::vector<int>{1, 2, 3}) == "83010203");
    CHECK(written(std::array<bool, 2>{true, false}) == "82f5f4");
    CHECK(written(std::vector<bool>(24, true)).substr(0, 6) == "9818f5");
    CHECK(written(std::vector<std::optional<int>>{1, {}}) == "8201f6");
    CHECK(written(std::map<std::string, int>{}) == "a0");
    CHECK(written(std::map<std::string, int>{{"a", 1}, {"b", -1}}) == "a2616101616220");
}

TEST_CASE("an object is a map of its members in their order, without empty optionals") {
    CHECK(hexadecimal(writ::to_cbor(line{{"x"}, 2, 1.0})) ==
          hexadecimal(bytes("a3 67'article'61'x' 65'count'02 65'price'f93c00")));
    CHECK(hexadecimal(writ::to_cbor(line{{"x"}, 2, {}})) ==
          hexadecimal(bytes("a2 67'article'61'x' 65'count'02")));
    CHECK(writ::to_cbor(cash{}) == "\xa0");
}

TEST_CASE("a variant is the map of its alternative, with the tag first") {
    using payment = std::variant<card, cash>;
    CHECK(written(payment{card{"1"}}) == hexadecimal(bytes("a2 64'type'64'card' 66'number'61'1'")));
    CHECK(written(payment{cash{}}) == hexadecimal(bytes("a1 64'type'64'cash'")));
}

TEST_CASE("what was kept of unknown members is written as the values that the JSON means") {
    const auto kept = [](std::string value) {
        const std::string data = writ::to_cbor(keeper{1, {{{"x", {value}}}}, {}});
        const std::string before = bytes("a2 65'count'01 61'x'");
        REQUIRE(data.starts_with(before));
        return hexadecimal(std::string_view{data}.substr(before.size()));
    };
    CHECK(kept("null") == "f6");
    CHECK(kept(" true ") == "f5");
    CHECK(kept("false") == "f4");
    CHECK(kept("0") == "00");
    CHECK(kept("-0") == "f98000");
    CHECK(kept("-1") == "20");
    CHECK(kept("18446744073709551615") == "1bffffffffffffffff");
    CHECK(kept("-18446744073709551615") == "3bfffffffffffffffe");
    CHECK(kept("18446744073709551616") == "fa5f800000");
    CHECK(kept("1.0") == "f93c00");
    CHECK(kept("1e-400") == "f90000");
    CHECK(kept("\"a\\u00e9\\n\"") == "6461c3a90a");
    CHECK(kept("[ 1 , [ ] , { } ]") == "830180a0");
    CHECK(kept("{\"a\":{\"b\":[1,2]},\"\":null}") == "a26161a161628201"
                                                     "0260f6");
    CHECK(hexadecimal(writ::to_cbor(keeper{1, {{{"x", {"2"}}, {"y", {"3"}}}}, 4})) ==
          hexadecimal(bytes("a4 65'count'01 64'note'04 61'x'02 61'y'03")));
}

TEST_CASE("what has no form is refused with its path, and nothing is left of the data") {
    const auto refused = [](auto value) {
        std::string data = "before";
        const std::string text = error_of([&] { writ::to_cbor(value, data); });
        CHECK(data.empty());
        return text;
    };
    CHECK(refused(one<std::string>{"\xff"}) == "/field: a string that is not UTF-8");
    CHECK(refused(one<lamp>{static_cast<lamp>(9)}) == "/field: an enum's value without a name: 9");
    CHECK(refused(one<std::map<std::string, std::vector<id>>>{
              {{"a", {}}, {"b/c", {{"x"}, {"y"}, {"\xc3"}}}}}) ==
          "/field/b~1c/2: a string that is not UTF-8");
    CHECK(refused(one<std::vector<std::optional<line>>>{{line{}, {}, line{{"\xff"}, 1, 2.0}}}) ==
          "/field/2/article: a string that is not UTF-8");
    CHECK(refused(one<std::map<std::string, int>>{{{"\xff", 1}}}) ==
          "/field: a string that is not UTF-8");
    CHECK(refused(one<writ::json_text>{{"[1"}}) ==
          "/field: not JSON: the text ends too early at byte 2");
    CHECK(refused(one<writ::timestamp>{{INT64_MAX}}) ==
          "/field: a time that is not in the years 0 to 9999");
    CHECK(refused(keeper{1, {{{"x", {"tru"}}}}, {}}) != "");
    CHECK_THAT(refused(keeper{1, {{{"count", {"2"}}}}, {}}), Catch::Contains("declared one"));
    CHECK_THAT(refused(keeper{1, {{{"x", {"[1e999]"}}}}, {}}), Catch::Contains("out of range"));
    CHECK(refused(one<writ::secret<std::string>>{writ::secret<std::string>{"\xff"}}) ==
          "/field: a secret without a wire form");
}

namespace {
struct node {
    std::vector<node> children;
};
}  // namespace

TEST_CASE("nesting goes to 64 levels") {
    node root;
    node* deepest = &root;
    for (int i = 1; i < 32; ++i)
        deepest = &deepest->children.emplace_back();
    CHECK_NOTHROW(writ::to_cbor(root));
    deepest->children.emplace_back();
    CHECK_THAT(error_of([&] { static_cast<void>(writ::to_cbor(root)); }),
               Catch::StartsWith("/children/0/children") &&
                   Catch::EndsWith(": nested deeper than 64 levels"));
}

TEST_CASE(
    "every half-precision number is written in two bytes, and no number in more than it needs") {
    std::size_t halves = 0;
    for (std::uint32_t half = 0; half < 0x10000; ++half) {
        const double value = writ::detail::half_value(half);
        char out[9];
        const auto size = writ::detail::put_cbor_float(out, value) - out;
        if (size != 3)
            FAIL_CHECK(half);
        const auto bits = static_cast<std::uint32_t>(static_cast<unsigned char>(out[1]) << 8 |
                                                     static_cast<unsigned char>(out[2]));
        if (std::isnan(value) ? bits != 0x7E00 : bits != half)
            FAIL_CHECK(half << " is written as " << bits);
        ++halves;
    }
    CHECK(halves == 0x10000);
    std::mt19937_64 random{3};
    for (int i = 0; i < 50'000; ++i) {
        char out[9];
        const auto single = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        const auto twice = std::bit_cast<double>(random());
        REQUIRE(writ::detail::put_cbor_float(out, static_cast<double>(single)) - out <= 5);
        const bool fits = static_cast<double>(
                              static_cast<float>(std::clamp(twice, -0x1p127, 0x1p127))) == twice ||
                          std::isnan(twice) || std::isinf(twice);
        REQUIRE((writ::detail::put_cbor_float(out, twice) - out == 9) != fits);
    }
}

TEST_CASE("data that is used again holds nothing of what it held") {
    std::string data(5000, 'x');
    writ::to_cbor(one<int>{5}, data);
    CHECK(data == cbor_test::with_field("\x05"));
    writ::to_cbor(one<std::string>{plain(3000)}, data);
    CHECK(data.size() == 7 + 3 + 3000);
}
