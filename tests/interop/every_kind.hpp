// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// A payload with a field of every kind, at the edges of what JavaScript must be able to read.
// sdk.mjs knows each value; who adds a kind adds it there too.

#pragma once

#include <writ/as_text.hpp>
#include <writ/chrono.hpp>
#include <writ/codec/json.hpp>
#include <writ/date.hpp>
#include <writ/decimal.hpp>
#include <writ/timestamp.hpp>
#include <writ/uuid.hpp>

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace interop {

enum class colour { red, light_green };

struct room_id {
    std::string value;
};
struct line {
    std::string article;
    int count = 0;
};
struct card {
    std::string number;
};
struct invoice {
    int days = 0;
};

struct every_kind {
    bool yes = true;
    bool no = false;
    std::int8_t small = -128;
    std::uint32_t medium = 4'294'967'295;
    std::int64_t safe = 9'007'199'254'740'991;  // the largest that JavaScript reads as a number
    writ::as_text<std::int64_t> large{std::int64_t{-9'223'372'036'854'775'807} - 1};
    double tenth = 0.1;
    double tiny = 5e-324;
    double huge = 1.7976931348623157e308;
    float third = 1.0f / 3;
    std::string text = "Z\xC3\xBCrich \xE2\x82\xAC \xF0\x9F\x98\x80 \"\\/\b\f\n\r\t\x01\x7F";
    colour paint = colour::light_green;
    std::optional<int> some = 7;
    std::optional<int> none{};
    std::vector<line> lines{{"lamp", 2}, {"table", 1}};
    std::array<int, 3> fixed{1, 2, 3};
    std::map<std::string, int> by_name{{"", 0}, {"\xC3\xA9", 1}};
    room_id room{"r-7"};
    line nested{"chair", 4};
    writ::date day{2026, 12, 1};
    writ::timestamp time{1'796'119'200'250};
    std::chrono::sys_time<std::chrono::nanoseconds> precise{
        std::chrono::nanoseconds{1'796'119'200'250'000'001}};
    std::chrono::milliseconds span{90'250};
    writ::decimal<2> price = writ::decimal<2>::from_units(-123'456'789'012'345'605);
    boost::uuids::uuid uuid{{0x12, 0x3e, 0x45, 0x67, 0xe8, 0x9b, 0x12, 0xd3, 0xa4, 0x56, 0x42, 0x66,
                             0x14, 0x17, 0x40, 0x00}};
    std::vector<std::byte> bytes{std::byte{0}, std::byte{255}, std::byte{254}, std::byte{62}};
    std::variant<card, invoice> payment = invoice{30};
    writ::json_text open{R"({"any":[1,null,"x"]})"};
};

}  // namespace interop
