// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/codec/digits.hpp>

#include "../catch.hpp"

#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace {

template <class Number>
std::string shortest(Number value) {
    char text[64];
    return std::string(text, std::to_chars(text, text + sizeof text, value).ptr);
}

// Nothing where the short way is not taken.
std::optional<std::string> decimal(double value) {
    char text[64];
    char* const end = writ::detail::put_decimal(text, value);
    return end == nullptr ? std::nullopt : std::optional{std::string(text, end)};
}

std::string whole(std::uint64_t value) {
    char text[32];
    return std::string(text, writ::detail::put_whole(text, value));
}

std::uint64_t read(const std::string& text, std::size_t& taken) {
    const std::vector<char> exact{text.begin(), text.end()};
    std::uint64_t value = 0;
    taken = static_cast<std::size_t>(
        writ::detail::read_digits(exact.data(), exact.data() + exact.size(), value) - exact.data());
    return value;
}

}  // namespace

TEST_CASE("what is written as a short decimal is the shortest form, to the last character") {
    std::mt19937_64 random{5};
    std::size_t short_ones = 0, different = 0;
    const auto look_at = [&](double value) {
        if (const auto text = decimal(value)) {
            ++short_ones;
            different += *text == shortest(value) ? 0 : 1;
        }
    };
    for (int i = 0; i < 200'000; ++i) {
        const auto digits = static_cast<double>(random() >> (14 + random() % 50));
        const double value = digits / std::pow(10.0, static_cast<double>(random() % 10));
        look_at(value);
        look_at(-value);
        look_at(std::nextafter(value, 1e300));
        look_at(std::nextafter(value, -1e300));
        look_at(digits * 1000);
    }
    CHECK(different == 0);
    CHECK(short_ones > 200'000);
}

TEST_CASE("prices, counts and measurements are written the short way") {
    for (const double value : {0.01, 0.5, 1.0, 9.99, 24.95, 100.0, 1234.5, 99999.0, 1000000.01,
                               57.63281944, -6.18823611, 0.001, 12345678901.0})
        CHECK(decimal(value) == shortest(value));
}

TEST_CASE("what has another shortest form is not written the short way") {
    for (const double value :
         {0.0, -0.0, 1e5, 1e22, 5e-324, 0.1 + 0.2, 1e-4, 1.0 / 3, 100000.0,
          std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()})
        CHECK(decimal(value) == std::nullopt);
}

TEST_CASE("whole numbers are written and read over the whole range") {
    std::vector<std::uint64_t> all{0, std::numeric_limits<std::uint64_t>::max()};
    for (std::uint64_t power = 1; power < 10'000'000'000'000'000'000U; power *= 10)
        all.insert(all.end(), {power - 1, power, power + 1, 9 * power});
    std::mt19937_64 random{6};
    for (int i = 0; i < 2000; ++i)
        all.push_back(random() >> (random() % 64));
    for (const std::uint64_t value : all) {
        const std::string text = shortest(value);
        CHECK(whole(value) == text);
        for (const char* behind : {"", ",", "}   ", ".5, \"name\"", "\xFF\x30 and more behind"}) {
            std::size_t taken = 0;
            CHECK(read(text + behind, taken) == value);
            CHECK(taken == text.size());
        }
    }
}

TEST_CASE("a number of more than 64 bits is noticed") {
    const auto is_too_large = [](const std::string& text) {
        return writ::detail::wraps(text.data(), text.data() + text.size());
    };
    CHECK_FALSE(is_too_large("18446744073709551615"));
    CHECK(is_too_large("18446744073709551616"));
    CHECK(is_too_large("99999999999999999999"));
}
