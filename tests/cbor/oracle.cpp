// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "../fuzz/reference.hpp"
#include "../wire/random_kinds.hpp"
#include "bytes.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <random>

// Made-up values of every kind through writ and through nlohmann_json, both ways.

namespace {

constexpr auto cbor_format = nlohmann::json::input_format_t::cbor;

sample::every_kind by_hand(const std::string& data, const sample::every_kind& like) {
    fuzz::document document;
    fuzz::document_builder builder{document, true};
    sample::every_kind value;
    REQUIRE(nlohmann::json::sax_parse(data, &builder, cbor_format));
    REQUIRE(fuzz::read(document, value));
    REQUIRE(fuzz::take_kept(like, value, document));
    return value;
}

// JSON spells a number in more ways than one; what was kept went through the value that it means.
void check_same(const sample::every_kind& read, sample::every_kind value) {
    const auto& before = value.keeper.others.fields;
    const auto& after = read.keeper.others.fields;
    REQUIRE(before.size() == after.size());
    for (const auto& [name, kept] : before)
        REQUIRE(nlohmann::json::parse(read.keeper.others.find(name)->text) ==
                nlohmann::json::parse(kept.text));
    value.keeper.others = read.keeper.others;
    REQUIRE(read == value);
}

}  // namespace

TEST_CASE("every kind that writ writes as CBOR, nlohmann_json reads as the same value") {
    sample::made_up values{21};
    for (int i = 0; i < 1'500; ++i) {
        const sample::every_kind value = values.everything();
        const std::string data = writ::to_cbor(value);
        sample::every_kind read;
        REQUIRE(writ::from_cbor(data, read));
        check_same(read, value);
        REQUIRE(by_hand(data, read) == read);
    }
}

TEST_CASE("every kind that nlohmann_json writes as CBOR, writ reads as the same value") {
    sample::made_up values{22};
    sample::every_kind reused;
    std::string data;
    for (int i = 0; i < 1'500; ++i) {
        const sample::every_kind value = values.everything();
        // In the order of the keys, and with other sizes of numbers.
        const auto document = nlohmann::json::from_cbor(writ::to_cbor(value));
        data.clear();
        nlohmann::json::to_cbor(document, data);
        const writ::result<void> read = writ::from_cbor(data, reused);
        INFO(read.error().text());
        REQUIRE(read);
        check_same(reused, value);
    }
}

TEST_CASE("CBOR and JSON bring each other's values back") {
    sample::made_up values{23};
    sample::every_kind by_cbor, by_json;
    std::size_t cbor_bytes = 0, json_bytes = 0;
    for (int i = 0; i < 1'500; ++i) {
        const sample::every_kind value = values.everything();
        const std::string data = writ::to_cbor(value), text = writ::to_json(value);
        REQUIRE(writ::from_cbor(data, by_cbor));
        REQUIRE(writ::from_json(text, by_json));
        REQUIRE(by_json == value);
        REQUIRE(writ::to_cbor(by_json) == data);
        REQUIRE(writ::to_cbor(by_cbor) == data);
        cbor_bytes += data.size();
        json_bytes += text.size();
    }
    CHECK(cbor_bytes < json_bytes);
}

TEST_CASE("a number of any size is read as nlohmann_json reads it") {
    const auto check = [](const std::string& number) {
        const auto found = writ::from_cbor<cbor_test::one<double>>(cbor_test::with_field(number));
        REQUIRE(found);
        const double expected = nlohmann::json::from_cbor(number).get<double>();
        REQUIRE(std::bit_cast<std::uint64_t>(found->field) ==
                (std::isnan(expected) ? std::bit_cast<std::uint64_t>(found->field)
                                      : std::bit_cast<std::uint64_t>(expected)));
        REQUIRE(std::isnan(found->field) == std::isnan(expected));
    };
    for (int high = 0; high < 256; ++high)
        for (int low = 0; low < 256; ++low)
            check({'\xf9', static_cast<char>(high), static_cast<char>(low)});
    std::mt19937_64 random{24};
    for (int i = 0; i < 10'000; ++i) {
        std::string bytes;
        for (std::uint64_t bits = random(); bytes.size() < 8; bits >>= 8)
            bytes += static_cast<char>(bits & 255);
        check("\xfb" + bytes);
        check("\xfa" + bytes.substr(0, 4));
        bytes[0] &= 0x7F;  // nlohmann_json wraps a negative number of more than 63 bits around
        check("\x3b" + bytes);
        check("\x1b" + bytes);
    }
}
