// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include "reading.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <type_traits>

// Numbers by class: what JSON has, what it does not, and what it leaves to its reader.

namespace {

using suite::accepts;
using suite::field_accepts;
using suite::read_field;

__extension__ using wide = __int128;

std::string decimal_text(wide value) {
    const bool negative = value < 0;
    std::string digits;
    do {
        const int digit = static_cast<int>(value % 10);
        digits.insert(digits.begin(), static_cast<char>('0' + (digit < 0 ? -digit : digit)));
    } while ((value /= 10) != 0);
    return negative ? "-" + digits : digits;
}

template <class T>
bool identical(T left, T right) {
    return left == right && std::signbit(left) == std::signbit(right);
}

}  // namespace

TEMPLATE_TEST_CASE("an integer of each width has its ends, and nothing beyond them", "",
                   std::int8_t, std::uint8_t, std::int16_t, std::uint16_t, std::int32_t,
                   std::uint32_t, std::int64_t, std::uint64_t, long, unsigned long, long long,
                   unsigned long long) {
    using limits = std::numeric_limits<TestType>;
    const auto first = static_cast<wide>(limits::min());
    const auto last = static_cast<wide>(limits::max());

    for (const wide inside : {first, first + 1, last - 1, last, static_cast<wide>(0),
                              static_cast<wide>(1), last / 10, last / 10 + 1}) {
        const std::string text = decimal_text(inside);
        INFO(text);
        const auto found = read_field<TestType>(text);
        CHECK(found.complaint == "");
        CHECK((static_cast<wide>(found.value) == inside));
        CHECK(writ::to_json(suite::one<TestType>{static_cast<TestType>(inside)}) ==
              suite::with_field(text));
    }
    for (const wide outside :
         {first - 1, last + 1, first * 10 - 1, last * 10, last * 10 + 9, last * 256 + 1,
          2 * (last + 1), 2 * (last + 1) + 1, first - 256 * (last + 1)}) {
        const std::string text = decimal_text(outside);
        INFO(text);
        CHECK(read_field<TestType>(text).complaint == "/field: out of range: " + text);
    }
    for (const char* zero : {"0", "-0"})
        CHECK(read_field<TestType>(zero).value == TestType{0});
    const auto minus_one = read_field<TestType>("-1");
    if (std::is_signed_v<TestType>)
        CHECK((static_cast<wide>(minus_one.value) == -1));
    else
        CHECK(minus_one.complaint == "/field: out of range: -1");
}

TEMPLATE_TEST_CASE("an integer with more digits than any width has is out of range, however many",
                   "", std::int8_t, std::uint32_t, std::int64_t, std::uint64_t) {
    for (std::size_t digits = 20; digits < 420; digits += digits < 45 ? 1 : 31)
        for (const char digit : {'1', '9'})
            for (const char* sign : {"", "-"}) {
                const std::string text = sign + std::string(digits, digit);
                // The one number of 20 digits that fits.
                if (std::is_same_v<TestType, std::uint64_t> && digits == 20 && digit == '1' &&
                    *sign == '\0')
                    continue;
                INFO(text);
                CHECK_THAT(read_field<TestType>(text).complaint,
                           Catch::StartsWith("/field: out of range: " + text.substr(0, 20)));
            }
}

TEST_CASE("a number that is no integer is none, also where its value is whole") {
    for (const char* text : {"1.0", "1e0", "1E0", "0.0", "-0.0", "1.5", "10e-1", "0e0", "1e2",
                             "12345678901234567890123.0", "0.1", "-1e1", "1e999999999999"}) {
        INFO(text);
        for (const std::string& complaint :
             {read_field<std::int32_t>(text).complaint, read_field<std::uint64_t>(text).complaint,
              read_field<std::int8_t>(text).complaint})
            CHECK(complaint == std::string{"/field: expected integer, found "} + text);
        CHECK((field_accepts<double>(text) == (std::string_view{text} != "1e999999999999")));
    }
}

TEST_CASE("what JSON does not call a number is refused by every kind of number") {
    for (const char* text : {"00",
                             "01",
                             "-01",
                             "007",
                             "-00",
                             "+1",
                             "+0",
                             "-",
                             "--1",
                             "-+1",
                             "1-",
                             "1+1",
                             ".5",
                             "-.5",
                             "5.",
                             "-5.",
                             "5.e1",
                             "5.-1",
                             "1e",
                             "1E",
                             "1e+",
                             "1e-",
                             "1e+-1",
                             "1ee1",
                             "1e1.5",
                             "1e1e1",
                             "1.2.3",
                             "0x1",
                             "0X1F",
                             "0b1",
                             "0o7",
                             "1_000",
                             "1,000",
                             "1 000",
                             "1'000",
                             "NaN",
                             "nan",
                             "-NaN",
                             "inf",
                             "-inf",
                             "Infinity",
                             "-Infinity",
                             "infinity",
                             "1f",
                             "1.0f",
                             "1L",
                             "1u",
                             "1d",
                             "0x1p3",
                             "1e0x1",
                             "e5",
                             "E5",
                             "-e5",
                             "\xEF\xBC\x91",
                             "\xD9\xA1",
                             "\xE2\x88\x92"
                             "1",
                             "1\xC2\xA0",
                             "$1",
                             "1%",
                             "(1)",
                             "0.",
                             "-0.",
                             "0e",
                             "0.e1",
                             "-0e+",
                             "1.e",
                             "9.",
                             "1.5e",
                             "1.5e+"}) {
        INFO(suite::shown(text));
        CHECK_FALSE(field_accepts<std::int32_t>(text));
        CHECK_FALSE(field_accepts<std::uint64_t>(text));
        CHECK_FALSE(field_accepts<double>(text));
        CHECK_FALSE(field_accepts<float>(text));
        CHECK_FALSE(field_accepts<writ::json_text>(text));
        CHECK_FALSE(
            accepts<suite::one<int>>("{\"unknown\":" + std::string{text} + ",\"field\":1}"));
    }
}

TEST_CASE("what stands where a number belongs is named") {
    for (const auto& [text, found] :
         {std::pair{"\"1\"", "string"}, std::pair{"true", "boolean"}, std::pair{"null", "null"},
          std::pair{"[1]", "array"}, std::pair{"{}", "object"}}) {
        CHECK(read_field<double>(text).complaint ==
              std::string{"/field: expected number, found "} + found);
        CHECK(read_field<int>(text).complaint ==
              std::string{"/field: expected number, found "} + found);
    }
    CHECK(read_field<int>("01").complaint == "/field: a number with a leading zero at byte 10");
    CHECK(read_field<double>("-x").complaint == "/field: expected a digit at byte 10");
    CHECK(read_field<double>("1.x").complaint == "/field: expected a digit at byte 11");
    CHECK(read_field<double>("1ex").complaint == "/field: expected a digit at byte 11");
    CHECK(read_field<double>("NaN").complaint == "/field: expected number at byte 9");
}

TEST_CASE("floating-point numbers are read to the nearest value") {
    constexpr double least = std::numeric_limits<double>::denorm_min();
    constexpr double normal = std::numeric_limits<double>::min();
    constexpr double most = std::numeric_limits<double>::max();
    const struct {
        const char* text;
        double value;
    } rows[] = {
        {"0", 0.0},
        {"-0", -0.0},
        {"0.0", 0.0},
        {"-0.0", -0.0},
        {"-0e5", -0.0},
        {"0e-999999999999999999999", 0.0},
        {"0e+999999999999999999999", 0.0},
        {"0.000000000000000000000000000000000000000e400", 0.0},
        {"1", 1.0},
        {"1.0", 1.0},
        {"1e0", 1.0},
        {"1E+0", 1.0},
        {"1e-0", 1.0},
        {"10e-1", 1.0},
        {"0.1e1", 1.0},
        {"0.00000000000000000001e20", 1.0},
        {"100000000000000000000e-20", 1.0},
        {"1e00000000000000000000000", 1.0},
        {"1e-00000000000000000000001", 0.1},
        {"0.1", 0x1.999999999999ap-4},
        {"0.3", 0x1.3333333333333p-2},
        {"123456.789", 0x1.e240c9fbe76c9p+16},
        {"9007199254740991", 9007199254740991.0},
        {"9007199254740992", 9007199254740992.0},
        {"9007199254740993", 9007199254740992.0},
        {"9007199254740994", 9007199254740994.0},
        {"9007199254740995", 9007199254740996.0},
        {"9007199254740993.0000000000000000000000000000000000000000001", 9007199254740994.0},
        {"9223372036854775807", 0x1p63},
        {"18446744073709551615", 0x1p64},
        {"18446744073709551616", 0x1p64},
        {"99999999999999999999", 1e20},
        {"12345678901234567890", 0x1.56a95319d63e1p+63},
        {"1e22", 1e22},
        {"1e23", 0x1.52d02c7e14af6p+76},
        {"4503599627370496.5", 4503599627370496.0},
        {"4503599627370497.5", 4503599627370498.0},
        {"5e-324", least},
        {"4.9406564584124654e-324", least},
        {"2.5e-324", least},
        {"2.4e-324", 0.0},
        {"-2.4e-324", -0.0},
        {"1e-400", 0.0},
        {"-1e-999999999999999999999", -0.0},
        {"2.2250738585072014e-308", normal},
        {"2.225073858507201e-308", 0x0.fffffffffffffp-1022},
        {"2.2250738585072011e-308", 0x0.fffffffffffffp-1022},
        {"1.7976931348623157e308", most},
        {"1.7976931348623158e308", most},
        {"1797693134862315700e290", most},
        {"-1.7976931348623157e+308", -most},
        {"8.98846567431158e307", 0x1.0000000000000p+1023},
    };
    for (const auto& [text, value] : rows) {
        INFO(text);
        const auto found = read_field<double>(text);
        CHECK(found.complaint == "");
        CHECK(identical(found.value, value));
    }
}

TEST_CASE("a number that no floating-point number is near to is out of range") {
    for (const char* text :
         {"1e309", "-1e309", "1.7976931348623159e308", "2e308", "1e999999999999999999999",
          "-10e400", "1000000000000000000000000000000e290",
          "0.000000000000000000000000000001e1000"}) {
        INFO(text);
        CHECK(read_field<double>(text).complaint == std::string{"/field: out of range: "} + text);
        CHECK(field_accepts<writ::json_text>(text));
    }
    CHECK(field_accepts<double>("3.5e38"));
    CHECK(read_field<float>("3.5e38").complaint == "/field: out of range: 3.5e38");
    CHECK(read_field<float>("3.4028235e38").value == std::numeric_limits<float>::max());
    CHECK(read_field<float>("1.4e-45").value == std::numeric_limits<float>::denorm_min());
    CHECK(identical(read_field<float>("-1e-46").value, -0.0F));
}

TEST_CASE("a float is rounded once, not by way of a double") {
    // Nearer to the upper float, though the double nearest to it lies half-way between the two.
    CHECK(read_field<float>("1.00000005960464477540").value == 0x1.000002p+0F);
    CHECK(read_field<float>("1.00000005960464477539").value == 1.0F);
    CHECK(read_field<float>("1.000000059604644775390625").value == 1.0F);
    CHECK(read_field<float>("1.0000000596046447753906250000000000000000000001").value ==
          0x1.000002p+0F);
}

namespace {

// A decimal number of any length, by its digits from the last one on.
class long_decimal {
public:
    explicit long_decimal(std::uint64_t value) {
        for (; value != 0; value /= 10)
            digits_.push_back(static_cast<char>(value % 10));
    }

    void multiply(int factor) {
        int carry = 0;
        for (char& digit : digits_) {
            carry += digit * factor;
            digit = static_cast<char>(carry % 10);
            carry /= 10;
        }
        for (; carry != 0; carry /= 10)
            digits_.push_back(static_cast<char>(carry % 10));
    }

    std::string text() const {
        std::string all;
        for (auto digit = digits_.rbegin(); digit != digits_.rend(); ++digit)
            all += static_cast<char>('0' + *digit);
        return all;
    }

private:
    std::string digits_;
};

// `mantissa * 2^exponent` with all of its digits, in two spellings.
struct exact_text {
    std::string digits;
    int tens = 0;

    exact_text(std::uint64_t mantissa, int exponent) {
        long_decimal number{mantissa};
        for (int i = 0; i < exponent; ++i)
            number.multiply(2);
        for (int i = 0; i > exponent; --i)
            number.multiply(5);
        digits = number.text();
        tens = exponent < 0 ? exponent : 0;
    }

    std::string with_exponent(std::string_view more = {}) const {
        return digits + std::string{more} + "e" +
               std::to_string(tens - static_cast<int>(more.size()));
    }
    std::string with_point(std::string_view more = {}) const {
        const std::size_t behind = static_cast<std::size_t>(-tens);
        const std::string zeros(behind >= digits.size() ? behind - digits.size() + 1 : 0, '0');
        const std::string all = zeros + digits;
        std::string text = all.substr(0, all.size() - behind) + "." +
                           all.substr(all.size() - behind) + std::string{more};
        return text.back() == '.' ? text + "0" : text;
    }
    // One less in the last digit, which is never a zero behind a point.
    exact_text less() const {
        exact_text smaller = *this;
        for (std::size_t i = digits.size(); i-- > 0;) {
            if (smaller.digits[i]-- != '0')
                break;
            smaller.digits[i] = '9';
        }
        const std::size_t first = smaller.digits.find_first_not_of('0');
        smaller.digits.erase(0, first == std::string::npos ? smaller.digits.size() - 1 : first);
        return smaller;
    }
};

void check_both(const std::string& first, const std::string& second, double value) {
    for (const std::string& text : {first, second}) {
        INFO(text);
        REQUIRE(read_field<double>(text).value == value);
        REQUIRE(identical(read_field<double>("-" + text).value, -value));
    }
}

// The number half-way between a double and the next one, with all its digits, belongs to the even
// one of the two; the least more or less belongs to the nearer.
void check_around_half(std::uint64_t bits) {
    const auto lower = std::bit_cast<double>(bits);
    const auto upper = std::bit_cast<double>(bits + 1);
    const std::uint64_t fraction = bits & ((std::uint64_t{1} << 52) - 1);
    const int stored = static_cast<int>(bits >> 52);
    const std::uint64_t mantissa = stored == 0 ? fraction : fraction | (std::uint64_t{1} << 52);
    const exact_text half{2 * mantissa + 1, (stored == 0 ? 1 : stored) - 1075 - 1};
    const exact_text less = half.less();
    check_both(half.with_exponent(), half.with_point(), (bits & 1) == 0 ? lower : upper);
    check_both(half.with_exponent("1"), half.with_point("1"), upper);
    check_both(less.with_exponent(), less.with_point(), lower);
}

}  // namespace

TEST_CASE("numbers half-way between two doubles are read right to the last of 800 digits") {
    std::mt19937_64 random{7};
    // The ends of the range, of the normal numbers, and of the integers.
    for (const double each :
         {0.0, 0x1p-1074, 0x1p-1073, 0x0.fffffffffffffp-1022, 0x1p-1022, 0x1.0000000000001p-1022,
          1.0, 0x1.fffffffffffffp-1, 0x1p52, 0x1p53, 1e15, 1e22, 1e23, 0x1.ffffffffffffep1023})
        check_around_half(std::bit_cast<std::uint64_t>(each));
    for (int i = 0; i < 60; ++i)
        check_around_half((random() >> 1) %
                          std::bit_cast<std::uint64_t>(std::numeric_limits<double>::max()));
    // Where a fast path would be taken: few digits, small exponents.
    for (int i = 0; i < 60; ++i)
        check_around_half(std::bit_cast<std::uint64_t>(
            static_cast<double>(random() >> 11) * std::pow(10.0, static_cast<int>(i % 20) - 10)));
}

TEST_CASE("digits without end change nothing that they do not mean") {
    for (const std::size_t count : {19U, 20U, 21U, 100U, 767U, 768U, 800U, 5000U}) {
        const std::string zeros(count, '0');
        CHECK(read_field<double>("1." + zeros).value == 1.0);
        CHECK(read_field<double>("0." + zeros + "1e" + std::to_string(count + 1)).value == 1.0);
        CHECK(read_field<double>("1" + zeros + "e-" + std::to_string(count)).value == 1.0);
        CHECK(read_field<double>("1." + zeros + "1").value == 1.0);
        CHECK(read_field<double>("0." + std::string(count, '9')).value == 1.0);
        CHECK(read_field<double>("0." + std::string(count, '3')).value == 1.0 / 3);
    }
}

TEST_CASE("each power of ten is the nearest double, in four spellings") {
    for (int power = -324; power <= 308; ++power) {
        const std::string text = std::to_string(power);
        const double value = std::strtod(("1e" + text).c_str(), nullptr);
        INFO(text);
        CHECK(read_field<double>("1e" + text).value == value);
        CHECK(read_field<double>("1.0E" + text).value == value);
        CHECK(read_field<double>("0.01e" + std::to_string(power + 2)).value == value);
        CHECK(read_field<double>("100e" + std::to_string(power - 2)).value == value);
    }
}

TEMPLATE_TEST_CASE("what is written of a floating-point number is read as the same bits", "", float,
                   double) {
    using bits = std::conditional_t<sizeof(TestType) == 4, std::uint32_t, std::uint64_t>;
    std::mt19937_64 random{11};
    suite::one<TestType> number;
    std::string text;
    const auto check = [&](TestType value) {
        number.field = value;
        writ::to_json(number, text);
        INFO(text);
        REQUIRE(writ::from_json(text, number));
        REQUIRE(identical(number.field, value));
    };
    for (int i = 0; i < 20'000; ++i) {
        const auto value = std::bit_cast<TestType>(static_cast<bits>(random()));
        if (std::isfinite(value))
            check(value);
        // Few decimals, as amounts and measurements have them.
        const auto whole = static_cast<TestType>(static_cast<std::int64_t>(random() >> (i % 60)));
        check(whole / static_cast<TestType>(100));
        check(-whole / static_cast<TestType>(1000));
        check(std::floor(whole / 16));
    }
    for (const TestType value :
         {TestType{0}, -TestType{0}, std::numeric_limits<TestType>::max(),
          std::numeric_limits<TestType>::lowest(), std::numeric_limits<TestType>::min(),
          std::numeric_limits<TestType>::denorm_min(), std::numeric_limits<TestType>::epsilon()})
        check(value);
}
