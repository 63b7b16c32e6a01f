// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/json.hpp>

#include "../catch.hpp"
#include "../wire/random_values.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <vector>

// The same values, generated from a seed, through writ and through nlohmann_json.

namespace {

using nlohmann::json;

enum class colour { red, green, blue };

struct code {
    std::string value;
};
struct item {
    std::int32_t count = 0;
    double price = 0;
    std::optional<std::string> note;
    std::vector<item> parts;

    bool operator==(const item&) const = default;
};
struct record {
    bool flag = false;
    std::int8_t i8 = 0;
    std::uint8_t u8 = 0;
    std::int16_t i16 = 0;
    std::uint16_t u16 = 0;
    std::int32_t i32 = 0;
    std::uint32_t u32 = 0;
    std::int64_t i64 = 0;
    std::uint64_t u64 = 0;
    float single = 0;
    double twice = 0;
    std::string text;
    colour paint{};
    std::string id;
    std::optional<std::int64_t> maybe;
    std::vector<std::string> words;
    std::array<double, 3> three{};
    std::map<std::string, std::int32_t> named;
    std::vector<item> items;
    std::vector<bool> bits;

    bool operator==(const record&) const = default;
};

class generator : public sample::random_values {
public:
    using random_values::random_values;

    item one_item(int depth) {
        item made{integer<std::int32_t>(), floating<double>(), {}, {}};
        if (coin())
            made.note = text();
        for (std::size_t i = depth > 0 ? below(3) : 0; i > 0; --i)
            made.parts.push_back(one_item(depth - 1));
        return made;
    }

    record one_record() {
        record made;
        made.flag = coin();
        made.i8 = integer<std::int8_t>();
        made.u8 = integer<std::uint8_t>();
        made.i16 = integer<std::int16_t>();
        made.u16 = integer<std::uint16_t>();
        made.i32 = integer<std::int32_t>();
        made.u32 = integer<std::uint32_t>();
        made.i64 = integer<std::int64_t>();
        made.u64 = integer<std::uint64_t>();
        made.single = floating<float>();
        made.twice = floating<double>();
        made.text = text();
        made.paint = static_cast<colour>(below(3));
        made.id = text();
        if (coin())
            made.maybe = integer<std::int64_t>();
        for (std::size_t i = below(5); i > 0; --i)
            made.words.push_back(text());
        for (double& each : made.three)
            each = floating<double>();
        for (std::size_t i = below(5); i > 0; --i)
            made.named[text()] = integer<std::int32_t>();
        for (std::size_t i = below(4); i > 0; --i)
            made.items.push_back(one_item(2));
        for (std::size_t i = below(9); i > 0; --i)
            made.bits.push_back(coin());
        return made;
    }
};

constexpr const char* colours[] = {"red", "green", "blue"};

json as_document(const item& value) {
    json document{{"count", value.count}, {"price", value.price}, {"parts", json::array()}};
    if (value.note)
        document["note"] = *value.note;
    for (const item& part : value.parts)
        document["parts"].push_back(as_document(part));
    return document;
}

json as_document(const record& value) {
    json document{{"flag", value.flag},   {"i8", value.i8},         {"u8", value.u8},
                  {"i16", value.i16},     {"u16", value.u16},       {"i32", value.i32},
                  {"u32", value.u32},     {"i64", value.i64},       {"u64", value.u64},
                  {"twice", value.twice}, {"single", value.single}, {"text", value.text},
                  {"id", value.id},       {"words", value.words},   {"three", value.three},
                  {"named", value.named}, {"bits", value.bits},     {"items", json::array()}};
    document["paint"] = colours[static_cast<std::size_t>(value.paint)];
    if (value.maybe)
        document["maybe"] = *value.maybe;
    for (const item& each : value.items)
        document["items"].push_back(as_document(each));
    return document;
}

// nlohmann_json widens a float to a double, and reads 1 and -0 as integers.
bool same_document(const json& left, const json& right) {
    if (left.is_number() && right.is_number())
        return left.is_number_float() || right.is_number_float()
                   ? left.get<double>() == right.get<double>()
                   : left == right;
    if (left.type() != right.type() || left.size() != right.size())
        return false;
    if (left.is_object()) {
        for (const auto& [key, value] : left.items())
            if (!right.contains(key) || !same_document(value, right[key]))
                return false;
        return true;
    }
    if (left.is_array()) {
        for (std::size_t i = 0; i < left.size(); ++i)
            if (!same_document(left[i], right[i]))
                return false;
        return true;
    }
    return left == right;
}

}  // namespace

TEST_CASE("what writ writes, nlohmann_json reads as the same values") {
    generator values{1};
    for (int i = 0; i < 2'000; ++i) {
        const record value = values.one_record();
        const std::string text = writ::to_json(value);
        INFO(text);
        json document = json::parse(text);
        document["single"] = document["single"].get<float>();
        REQUIRE(same_document(document, as_document(value)));
    }
}

TEST_CASE("what nlohmann_json writes, in its own order, writ reads as the same values") {
    generator values{2};
    record reused;
    for (int i = 0; i < 2'000; ++i) {
        const record value = values.one_record();
        const std::string text = as_document(value).dump(i % 3 == 0 ? 2 : -1, ' ', i % 2 == 0);
        INFO(text);
        const writ::result<void> read = writ::from_json(text, reused);
        INFO(read.error().text());
        REQUIRE(read);
        REQUIRE(reused == value);
    }
}

TEST_CASE("what writ writes, writ reads as the same values") {
    generator values{3};
    record reused;
    for (int i = 0; i < 2'000; ++i) {
        const record value = values.one_record();
        REQUIRE(writ::from_json(writ::to_json(value), reused));
        REQUIRE(reused == value);
    }
}

// One byte is changed, removed or put in: whatever comes of it, the two agree on whether that is
// JSON. (A changed text may no longer be a record for writ, so it is read as any JSON.)
TEST_CASE("writ and nlohmann_json agree on which changed texts are JSON") {
    struct envelope {
        writ::json_text data;
    };
    generator values{4};
    int valid = 0, invalid = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text =
            R"({"a":[1,-2.5e3,true,null,"x\u00e9\n\ud83d\ude00"],"b":{"c":false,"d":[]}})";
        static constexpr std::string_view bytes =
            "\"\\{}[],:0123456789eE+-.truefalsn ud\n\x01\x80\xc3";
        for (std::size_t changes = 1 + values.below(2); changes > 0; --changes) {
            const std::size_t at = values.below(text.size());
            const char byte = bytes[values.below(bytes.size())];
            switch (values.below(3)) {
            case 0: text[at] = byte; break;
            case 1: text.erase(at, 1); break;
            default: text.insert(at, 1, byte);
            }
        }
        const bool expected = json::accept(text);
        const bool found = writ::from_json<envelope>("{\"data\":" + text + "}").has_value();
        // A number beyond a double's range is JSON, though nlohmann_json refuses it.
        const bool is_huge = !expected && found;
        if (is_huge) {
            CHECK_THROWS_AS(json::parse(text), json::out_of_range);
            continue;
        }
        INFO(text);
        REQUIRE(found == expected);
        ++(found ? valid : invalid);
    }
    CHECK(valid > 1000);
    CHECK(invalid > 1000);
}

TEST_CASE("doubles are read as nlohmann_json reads them, digit for digit") {
    struct one {
        double field = 0;
    };
    generator values{5};
    for (int i = 0; i < 20'000; ++i) {
        std::string digits = values.coin() ? "-" : "";
        digits += static_cast<char>('1' + values.below(9));
        for (std::size_t n = values.below(20); n > 0; --n)
            digits += static_cast<char>('0' + values.below(10));
        if (values.coin()) {
            digits += '.';
            for (std::size_t n = 1 + values.below(20); n > 0; --n)
                digits += static_cast<char>('0' + values.below(10));
        }
        if (values.coin())
            digits += "e" + std::to_string(static_cast<int>(values.below(560)) - 280);
        const auto read = writ::from_json<one>("{\"field\":" + digits + "}");
        INFO(digits);
        REQUIRE(read);
        REQUIRE(read->field == json::parse(digits).get<double>());
    }
}
