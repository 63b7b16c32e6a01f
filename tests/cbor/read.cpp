// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/as_text.hpp>
#include <writ/decimal.hpp>
#include <writ/secret.hpp>
#include <writ/timestamp.hpp>
#include <writ/unknown_fields.hpp>

#include "bytes.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <variant>
#include <vector>

namespace {

using cbor_test::bytes;
using cbor_test::complaint;
using cbor_test::field_complaint;
using cbor_test::field_of;
using cbor_test::hexadecimal;
using cbor_test::one;
using cbor_test::read;

enum class lamp { on, off };
struct id {
    std::string value;

    bool operator==(const id&) const = default;
};
struct line {
    id article;
    int count = 0;
    std::optional<double> price;

    bool operator==(const line&) const = default;
};
struct order {
    std::string customer;
    std::vector<line> lines;
    lamp light{};

    bool operator==(const order&) const = default;
};
struct card {
    std::string number;
    std::optional<int> month;

    bool operator==(const card&) const = default;
};
struct cash {
    bool operator==(const cash&) const = default;
};
using payment = std::variant<card, cash>;
struct keeper {
    int count = 0;
    writ::unknown_fields others;

    bool operator==(const keeper&) const = default;
};
struct refusing_names : writ::plain_names {
    static constexpr bool refuses_unknown_fields = true;
};

const std::array<std::string, 3> members{bytes("68'customer' 63'Ada'"),
                                         bytes("65'lines' 81 a2 67'article'61'x' 65'count'02"),
                                         bytes("65'light' 63'off'")};
const order expected{"Ada", {{{"x"}, 2, {}}}, lamp::off};

std::string head(std::size_t count) { return {static_cast<char>(0xA0 + count)}; }

}  // namespace

TEST_CASE("members are read in their order and in any other, from maps of either length") {
    std::array<std::size_t, 3> places{0, 1, 2};
    do {
        const std::string inside = members[places[0]] + members[places[1]] + members[places[2]];
        order found;
        CHECK(read(head(3) + inside, found) == "");
        CHECK(found == expected);
        found = {};
        CHECK(read("\xbf" + inside + "\xff", found) == "");
        CHECK(found == expected);
    } while (std::next_permutation(places.begin(), places.end()));
}

TEST_CASE("heads may be longer than they need be") {
    for (const char* text : {"05", "1805", "190005", "1a00000005", "1b0000000000000005"})
        CHECK(field_of<int>(text) == 5);
    for (const char* text : {"24", "3804", "390004", "3a00000004", "3b0000000000000004"})
        CHECK(field_of<int>(text) == -5);
    for (const char* text :
         {"62'ab'", "7802'ab'", "790002'ab'", "7a00000002'ab'", "7b0000000000000002'ab'"})
        CHECK(field_of<std::string>(text) == "ab");
    for (const char* text : {"820102", "98020102", "990002 0102", "9f0102ff"})
        CHECK(field_of<std::vector<int>>(text) == std::vector{1, 2});
    order found;
    CHECK(read(bytes("b8 03 78 08'customer'") + members[0].substr(9) + members[1] + members[2],
               found) == "");
    CHECK(found == expected);
}

TEST_CASE("integers are read over their whole range and not beyond it") {
    CHECK(field_of<std::uint8_t>("18ff") == 255);
    CHECK(field_complaint<std::uint8_t>("190100") == "/field: out of range: 256");
    CHECK(field_of<std::int8_t>("387f") == -128);
    CHECK(field_complaint<std::int8_t>("3880") == "/field: out of range: -129");
    CHECK(field_complaint<std::int8_t>("1880") == "/field: out of range: 128");
    CHECK(field_complaint<unsigned>("20") == "/field: out of range: -1");
    CHECK(field_of<std::uint64_t>("1bffffffffffffffff") == UINT64_MAX);
    CHECK(field_of<std::int64_t>("3b7fffffffffffffff") == INT64_MIN);
    CHECK(field_complaint<std::int64_t>("3b8000000000000000") ==
          "/field: out of range: -9223372036854775809");
    CHECK(field_complaint<std::int64_t>("1b8000000000000000") ==
          "/field: out of range: 9223372036854775808");
    CHECK(field_complaint<std::int64_t>("3bffffffffffffffff") ==
          "/field: out of range: -18446744073709551616");
    CHECK(field_complaint<int>("f93e00") == "/field: expected integer, found 1.5");
    CHECK(field_complaint<int>("f93c00") == "/field: expected integer, found 1.0");
}

TEST_CASE("a floating-point field takes every size of number, and integers") {
    CHECK(field_of<double>("f93e00") == 1.5);
    CHECK(field_of<double>("fa3fc00000") == 1.5);
    CHECK(field_of<double>("fb3ff8000000000000") == 1.5);
    CHECK(field_of<double>("f90001") == 0x1p-24);
    CHECK(field_of<double>("f97bff") == 65504.0);
    CHECK(std::signbit(field_of<double>("f98000")));
    CHECK(field_of<double>("07") == 7.0);
    CHECK(field_of<double>("26") == -7.0);
    CHECK(field_of<double>("1bffffffffffffffff") == 0x1p64);
    CHECK(field_of<double>("3bffffffffffffffff") == -0x1p64);
    CHECK(field_of<double>("3bfffffffffffffffe") == -0x1p64);
    CHECK(field_of<float>("1b0000000001000001") == 16777216.0F);
    CHECK(field_of<double>("1b0020000000000001") == 9007199254740992.0);
    CHECK(std::isnan(field_of<double>("f97e00")));
    CHECK(std::isnan(field_of<float>("fb7ff8000000000001")));
    CHECK(field_of<double>("f97c00") == std::numeric_limits<double>::infinity());
    CHECK(field_of<float>("faff800000") == -std::numeric_limits<float>::infinity());
    CHECK(field_of<float>("fb3fb999999999999a") == 0.1F);
    CHECK(field_of<float>("fb47efffffe0000000") == std::numeric_limits<float>::max());
    CHECK(field_of<float>("fb47efffffefffffff") == std::numeric_limits<float>::max());
    CHECK(field_complaint<float>("fb47effffff0000000") ==
          "/field: out of range: 3.4028235677973366e+38");
    CHECK(field_complaint<float>("fb7fefffffffffffff") ==
          "/field: out of range: 1.7976931348623157e+308");
    CHECK(field_complaint<double>("6131") == "/field: expected number, found text");
}

TEST_CASE("the other simple kinds are read") {
    CHECK(field_of<bool>("f5"));
    CHECK_FALSE(field_of<bool>("f4"));
    CHECK(field_of<std::optional<int>>("f6") == std::nullopt);
    CHECK(field_of<std::optional<int>>("f7") == std::nullopt);
    CHECK(field_of<std::optional<int>>("05") == 5);
    CHECK(field_of<lamp>("63'off'") == lamp::off);
    CHECK(field_of<id>("61'x'") == id{"x"});
    CHECK(field_of<writ::timestamp>("74'1970-01-01T00:00:01Z'").ms == 1000);
    CHECK(field_of<writ::secret<int>>("07").reveal() == 7);
    CHECK(field_of<std::vector<std::byte>>("42 00ff") == std::vector{std::byte{0}, std::byte{255}});
    CHECK(field_of<std::vector<std::byte>>("40").empty());
    CHECK(field_of<std::array<std::byte, 2>>("42 0102") == std::array{std::byte{1}, std::byte{2}});
    CHECK(field_of<writ::json_text>("67'[1.50] '").text == "[1.50] ");
}

TEST_CASE("numbers where a text stands for them are taken as they are") {
    CHECK(field_of<writ::as_text<std::int64_t>>("622d35").value == -5);
    CHECK(field_of<writ::as_text<std::int64_t>>("24").value == -5);
    CHECK(field_of<writ::as_text<std::uint64_t>>("1bffffffffffffffff").value == UINT64_MAX);
    CHECK(field_complaint<writ::as_text<std::int64_t>>("3bffffffffffffffff") ==
          "/field: expected integer of 64 bits as text, found -18446744073709551616");
    CHECK(field_complaint<writ::as_text<std::int64_t>>("f93c00") ==
          "/field: expected integer of 64 bits as text, found 1.0");
    CHECK(field_of<writ::decimal<2>>("fb4033e66666666666") == writ::decimal<2>{"19.90"});
    CHECK(field_of<writ::decimal<2>>("13") == writ::decimal<2>{"19"});
    CHECK(field_of<writ::decimal<2>>("65'19.90'") == writ::decimal<2>{"19.90"});
    CHECK_THAT(field_complaint<writ::decimal<2>>("f97e00"),
               Catch::StartsWith("/field: expected decimal of 2 places, found"));
}

TEST_CASE("bytes are also read from base64, which is what is left of them behind JSON") {
    CHECK(field_of<std::vector<std::byte>>("64'AP8='") ==
          std::vector{std::byte{0}, std::byte{255}});
    CHECK(field_complaint<std::vector<std::byte>>("64'AP8!'") ==
          "/field: expected bytes, found AP8!");
    CHECK(field_complaint<std::array<std::byte, 3>>("42 0102") ==
          "/field: expected 3 bytes, found 2");
    CHECK(field_complaint<std::vector<std::byte>>("05") == "/field: expected bytes, found number");
    CHECK(field_complaint<std::string>("42 6162") == "/field: expected text, found bytes");
}

TEST_CASE("strings in pieces are put together") {
    CHECK(field_of<std::string>("7f 61'a' 60 62'bc' ff") == "abc");
    CHECK(field_of<std::string>("7fff") == "");
    CHECK(field_of<std::vector<std::byte>>("5f 4101 4202 03 ff").size() == 3);
    CHECK(field_of<lamp>("7f 61'o' 62'ff' ff") == lamp::off);
    order found;
    CHECK(read(bytes("a3 7f 64'cust' 64'omer' ff 63'Ada'") + members[1] + members[2], found) == "");
    CHECK(found == expected);
    CHECK_THAT(field_complaint<std::string>("7f 61'a' 4162 ff"),
               Catch::StartsWith("/field: expected a piece of the string at byte"));
    CHECK_THAT(field_complaint<std::string>("7f 7f 61'a' ff ff"),
               Catch::StartsWith("/field: expected a piece of the string at byte"));
    CHECK_THAT(field_complaint<std::string>("7f c1 61'a' ff"),
               Catch::StartsWith("/field: expected a piece of the string at byte"));
    // A character in two pieces is broken in each.
    CHECK_THAT(field_complaint<std::string>("7f 61c3 61a9 ff"),
               Catch::StartsWith("/field: broken UTF-8 at byte"));
}

TEST_CASE("tags are passed over") {
    CHECK(field_of<int>("c105") == 5);
    CHECK(field_of<int>("d9d9f7 d8ff da00010000 db0000000100000000 05") == 5);
    CHECK(field_of<std::optional<int>>("c1f6") == std::nullopt);
    CHECK(field_of<std::vector<int>>("d840 82 c101 c102") == std::vector{1, 2});
    order found;
    CHECK(read(bytes("d9d9f7") + head(3) + members[2] + bytes("c1") + members[0] + members[1],
               found) == "");
    CHECK(found == expected);
    CHECK(field_of<double>("c1c1f93c00") == 1.0);
    CHECK(field_of<std::vector<std::byte>>("c2 41 05").size() == 1);
    CHECK_THAT(field_complaint<int>("c1"), Catch::StartsWith("/field: the data ends too early"));
}

TEST_CASE("an error names the path, what was expected and what was found") {
    CHECK(complaint<order>(bytes("a1 65'lines' 82 a2 67'article'61'x' 65'count'02"
                                 "a2 67'article'61'x' 65'count'61'2'")) ==
          "/lines/1/count: expected number, found text");
    const std::pair<const char*, const char*> items[] = {
        {"00", "number"}, {"20", "number"},    {"f93c00", "number"},   {"4101", "bytes"},
        {"6161", "text"}, {"80", "array"},     {"a0", "map"},          {"f4", "boolean"},
        {"f6", "null"},   {"f7", "undefined"}, {"e0", "simple value"}, {"f8ff", "simple value"}};
    for (const auto& [data, name] : items) {
        const std::string found = std::string{", found "} + name;
        const std::string_view kind{name};
        if (kind != "number")
            CHECK(field_complaint<int>(data) == "/field: expected number" + found);
        if (kind != "text") {
            CHECK(field_complaint<std::string>(data) == "/field: expected text" + found);
            CHECK(field_complaint<writ::timestamp>(data) ==
                  "/field: expected time (RFC 3339)" + found);
        }
        if (kind != "boolean")
            CHECK(field_complaint<bool>(data) == "/field: expected boolean" + found);
        if (kind != "array")
            CHECK(field_complaint<std::vector<int>>(data) == "/field: expected array" + found);
        if (kind != "map") {
            CHECK(field_complaint<line>(data) == "/field: expected map" + found);
            CHECK(complaint<line>(bytes(data)) == "expected map" + found);
        }
    }
    CHECK(field_complaint<lamp>("64'dark'") == "/field: no enumerator is called dark");
    CHECK(field_complaint<std::array<int, 2>>("8101") == "/field: expected 2 elements, found 1");
    CHECK(field_complaint<std::array<int, 2>>("83010203") == "/field: more elements than 2");
    CHECK(field_complaint<std::map<std::string, int>>("a1 63'a/b' f4") ==
          "/field/a~1b: expected number, found boolean");
    CHECK(field_complaint<std::map<std::string, int>>("a1 05 05") ==
          "/field: expected a text as key, found number");
    CHECK(field_complaint<writ::json_text>("62'[1'") ==
          "/field: not JSON: the text ends too early at byte 2");
    CHECK(field_complaint<writ::secret<lamp>>("64'dark'") == "/field: no enumerator is called ***");
}

TEST_CASE("missing, doubled and unknown members are treated as in JSON") {
    CHECK(complaint<order>(head(2) + members[0] + members[2]) == "/lines: missing");
    CHECK(complaint<order>("\xa0") == "/customer: missing");
    for (const std::string& twice : members) {
        const auto name = hexadecimal(twice);
        CHECK_THAT(complaint<order>(head(4) + members[0] + members[1] + members[2] + twice),
                   Catch::EndsWith(": appears twice"));
        CHECK_THAT(complaint<order>(head(4) + twice + members[2] + members[1] + members[0]),
                   Catch::EndsWith(": appears twice"));
    }
    CHECK(field_complaint<std::map<std::string, int>>("a2 61'a'01 61'a'02") ==
          "/field/a: appears twice");
    order found;
    for (const char* unknown :
         {"61'x' 05", "61'x' f90000", "61'x' 9f 01 bf 02 03 ff ff", "61'x' a2 01 02 80 f6",
          "61'x' 5f 4101 ff", "61'x' c1c2 f7", "61'x' f8ff", "60 f5", "61'x' 7fff"})
        for (std::size_t place = 0; place < 4; ++place) {
            std::string data = head(4);
            for (std::size_t i = 0; i < 4; ++i)
                data += i == place ? bytes(unknown) : members[i < place ? i : i - 1];
            found = {};
            INFO(unknown << " " << place);
            CHECK(read(data, found) == "");
            CHECK(found == expected);
        }
    one<int> refusing;
    CHECK(writ::cbor::read<refusing_names>(bytes("a2 65'field'01 61'x'02"), refusing)
              .error()
              .text() == "/x: unknown field");
}

TEST_CASE("unknown members are kept as the JSON that they mean") {
    const auto kept = [](std::string_view value) {
        keeper found;
        const std::string said =
            read(bytes("a2 61'x'") + bytes(value) + bytes("65'count'01"), found);
        if (!said.empty())
            return said;
        REQUIRE(found.others.fields.size() == 1);
        CHECK(found.others.fields[0].name == "x");
        return found.others.fields[0].value.text;
    };
    CHECK(kept("05") == "5");
    CHECK(kept("3bffffffffffffffff") == "-18446744073709551616");
    CHECK(kept("f93e00") == "1.5");
    CHECK(kept("f93c00") == "1.0");
    CHECK(kept("f98000") == "-0.0");
    CHECK(kept("fb7e37e43c8800759c") == "1e+300");
    CHECK(kept("63'a\"b'") == "\"a\\\"b\"");
    CHECK(kept("42 00ff") == "\"AP8=\"");
    CHECK(kept("5f 4100 41ff ff") == "\"AP8=\"");
    CHECK(kept("9f 01 a2 61'a'f4 61'b'f7 c1 80 ff") == "[1,{\"a\":false,\"b\":null},[]]");
    CHECK(kept("a0") == "{}");
    CHECK(kept("a1 01 02") == "/x: expected a text as key, found number");
    CHECK(kept("f97c00") == "/x: a number that is not finite, which could not be kept");
    CHECK(kept("e0") == "/x: expected boolean, found simple value");
}

TEST_CASE("a variant is read wherever its tag stands") {
    const payment mine = card{"1", 7};
    for (const char* text : {"a3 64'type'64'card' 66'number'61'1' 65'month'07",
                             "a3 66'number'61'1' 64'type'64'card' 65'month'07",
                             "a3 65'month'07 66'number'61'1' 64'type'64'card'",
                             "bf 65'month'07 66'number'61'1' 64'type'64'card' ff",
                             "c1bf 64'type'64'card' c1 65'month'07 66'number'61'1' ff"}) {
        INFO(text);
        CHECK(field_of<payment>(text) == mine);
        CHECK(field_of<std::vector<payment>>(std::string{"82"} + text + text) ==
              std::vector{mine, mine});
    }
    CHECK(field_of<payment>("a1 64'type'64'cash'") == payment{cash{}});
    CHECK(field_complaint<payment>("a1 66'number'61'1'") == "/field/type: missing");
    CHECK(field_complaint<payment>("a1 64'type'64'gold'") ==
          "/field/type: no alternative (card, cash) is called gold");
    CHECK(field_complaint<payment>("a1 64'type'05") == "/field/type: expected text, found number");
    CHECK(field_complaint<payment>("a3 64'type'64'card' 66'number'61'1' 64'type'64'card'") ==
          "/field/type: appears twice");
}

// ---- what is malformed -----------------------------------------------------------------------

namespace {

struct anything {
    std::optional<int> field;
};

// Skipped, kept, and read as what it is not.
void check_malformed(const std::string& item, const std::string& reason) {
    INFO(hexadecimal(item));
    CHECK_THAT(complaint<anything>(bytes("a1 61'x'") + item), Catch::StartsWith(reason));
    CHECK(complaint<keeper>(bytes("a2 65'count'01 61'x'") + item) != "");
    CHECK(complaint<one<int>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<std::string>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<bool>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<double>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<std::optional<int>>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<std::vector<int>>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<std::vector<std::byte>>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<one<std::map<std::string, int>>>(cbor_test::with_field(item)) != "");
    CHECK(complaint<order>(item) != "");
}

}  // namespace

TEST_CASE("reserved heads, breaks and simple values in two bytes are malformed") {
    for (unsigned type = 0; type < 8; ++type)
        for (unsigned info = 28; info < 32; ++info) {
            const bool is_indefinite = info == 31 && type >= 2 && type <= 5;
            const std::string item{static_cast<char>(type << 5 | info)};
            if (is_indefinite)
                check_malformed(item, "the data ends too early");
            else
                check_malformed(item + '\5', type == 7 && info == 31
                                                 ? "a break where a value belongs at byte 3"
                                                 : "a malformed head at byte 3");
        }
    for (unsigned value = 0; value < 32; ++value)
        check_malformed({'\xf8', static_cast<char>(value)}, "a malformed simple value");
    check_malformed(bytes("82 01 ff"), "a break where a value belongs");
    check_malformed(bytes("a1 61'a' ff"), "a break where a value belongs");
    check_malformed(bytes("bf 61'a' ff"), "a break where a value belongs");
    check_malformed(bytes("c1 ff"), "a break where a value belongs");
    CHECK_THAT(complaint<anything>("\xff"), Catch::StartsWith("a break where a value belongs"));
}

TEST_CASE("broken UTF-8 is found in every text, kept or not") {
    for (const char* text : {"61 ff", "62 c3 28", "61 c3", "62 c080", "63 eda080", "64 f4908080",
                             "7f 61 ff ff", "71'abcdefghijklmnop'ff"})
        check_malformed(bytes(text), "broken UTF-8 at byte ");
    CHECK_THAT(complaint<anything>(bytes("a1 61 ff 05")), Catch::StartsWith("broken UTF-8"));
    CHECK_THAT(field_complaint<lamp>("62 6fff"), Catch::StartsWith("/field: broken UTF-8"));
}

TEST_CASE("no beginning of valid data is valid, and none is read beyond its end") {
    const std::string definite = head(3) + members[0] + members[1] + members[2];
    const std::string open = "\xbf" + members[2] + bytes("7f 64'cust' 64'omer' ff 78 03'Ada'") +
                             bytes("65'other' 9f f4 c1 19 0100 fb3ff8000000000000 5f 4100 ff ff") +
                             members[1] + "\xff";
    for (const std::string& whole : {definite, open}) {
        CHECK(complaint<order>(whole) == "");
        for (std::size_t size = 0; size < whole.size(); ++size) {
            INFO(hexadecimal(whole.substr(0, size)));
            CHECK_THAT(complaint<order>(whole.substr(0, size)),
                       Catch::Contains("the data ends too early"));
            CHECK(complaint<keeper>(whole.substr(0, size)) != "");
        }
        CHECK_THAT(complaint<order>(whole + '\0'),
                   Catch::StartsWith("expected the end of the data at byte"));
    }
}

TEST_CASE("a length that is not there is an error at once, whatever it promises") {
    for (const char* length :
         {"9a 7fffffff", "9b 7fffffffffffffff", "9b ffffffffffffffff", "ba 7fffffff",
          "bb 7fffffffffffffff", "bb ffffffffffffffff", "5a 7fffffff", "5b 7fffffffffffffff",
          "5b ffffffffffffffff", "7a 7fffffff", "7b 7fffffffffffffff", "7b ffffffffffffffff",
          "98 04", "b8 02", "58 04", "78 04"})
        check_malformed(bytes(length) + "\1\2\3", "the data ends too early");
    // An array of the most elements that there may be bytes for, none of which is one.
    CHECK_THAT(field_complaint<std::vector<std::string>>("84 01 02 03 04"),
               Catch::StartsWith("/field/0: expected text"));
}

// ---- limits ----------------------------------------------------------------------------------

TEST_CASE("limits are those of JSON") {
    const auto nested = [](std::size_t depth, char open) {
        std::string data;
        for (std::size_t i = 0; i < depth; ++i)
            data += open == '\xa1' ? "\xa1\x60" : std::string(1, open);
        return data + '\0';
    };
    for (const std::uint32_t limit : {1U, 2U, 64U, 1000U})
        for (const char open : {'\x81', '\xa1'}) {
            const writ::read_limits limits{.depth = limit};
            CHECK(complaint<anything>(bytes("a1 61'x'") + nested(limit - 1, open), limits) == "");
            CHECK(complaint<anything>(bytes("a1 61'x'") + nested(limit, open), limits) ==
                  "nested deeper than " + std::to_string(limit) + " levels");
        }
    for (const char open : {'\x81', '\xa1', '\x9f', '\xbf'})
        CHECK(complaint<anything>(bytes("a1 61'x'") + nested(100'000, open),
                                  {.depth = UINT32_MAX}) != "");

    const writ::read_limits few{.elements = 2};
    CHECK(field_complaint<std::vector<int>>("820102", few) == "");
    CHECK(field_complaint<std::vector<int>>("83010203", few) ==
          "/field: more elements than the limit of 2");
    CHECK(field_complaint<std::map<std::string, int>>("bf 61'a'01 61'b'01 61'c'01 ff", few) ==
          "/field: more elements than the limit of 2");

    const writ::read_limits small{.string_bytes = 3};
    CHECK(field_complaint<std::string>("63'abc'", small) == "");
    CHECK_THAT(field_complaint<std::string>("64'abcd'", small), Catch::Contains("limit of 3"));
    CHECK_THAT(field_complaint<std::string>("7f 62'ab' 62'cd' ff", small),
               Catch::Contains("limit of 3"));
    CHECK_THAT(field_complaint<std::vector<std::byte>>("44 01020304", small),
               Catch::Contains("limit of 3"));
    CHECK_THAT((field_complaint<std::map<std::string, int>>("a1 64'abcd'01", small)),
               Catch::Contains("limit of 3"));
    // Of a JSON text as a field the depth counts on.
    CHECK(field_complaint<writ::json_text>("64'[[]]'", {.depth = 3}) == "");
    CHECK_THAT(field_complaint<writ::json_text>("64'[[]]'", {.depth = 2}),
               Catch::Contains("nested deeper"));
}

TEST_CASE("an object that is used again keeps nothing of what it held") {
    order reused{"someone else", {{{"a"}, 1, 2.0}, {{"b"}, 2, {}}}, lamp::on};
    CHECK(read(head(3) + members[0] + members[1] + members[2], reused) == "");
    CHECK(reused == expected);
    one<std::map<std::string, int>> map{{{"old", 1}}};
    CHECK(read(cbor_test::with_field(bytes("a1 63'new'02")), map) == "");
    CHECK(map.field == std::map<std::string, int>{{"new", 2}});
    one<std::optional<int>> maybe{7};
    CHECK(read("\xa0", maybe) == "");
    CHECK(maybe.field == std::nullopt);
    one<std::string> text{"a longer text than the next"};
    CHECK(read(cbor_test::with_field(bytes("7f 61'x' ff")), text) == "");
    CHECK(text.field == "x");
}
