// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/cloudevents.hpp>

#include "every_kind.hpp"

#include <limits>

// The values whose bytes are committed. They never change: what is to be shown of a new kind goes
// into a new value.

namespace sample {

inline std::byte operator""_b(unsigned long long value) { return static_cast<std::byte>(value); }

/// Something in every field.
inline every_kind full() {
    every_kind made;
    made.numbers = {true,
                    -8,
                    8,
                    -16'000,
                    16'000,
                    -32'000'000,
                    32'000'000,
                    -64'000'000'000'000,
                    64'000'000'000'000,
                    0.1F,
                    -1234.5678};
    made.texts.text =
        "plain, \"quoted\", back\\slash, /, tab\t, line\n, \x01, \u00e9\u20ac\U0001F600";
    made.texts.light = lamp::broken;
    made.texts.article = {"desk lamp"};
    made.texts.day = {2026, 11, 21};
    made.texts.time.ms = 1'795'255'200'250;
    made.texts.exactly = std::chrono::sys_time<std::chrono::nanoseconds>{
        std::chrono::nanoseconds{1'795'255'200'123'456'789}};
    made.texts.lasting = std::chrono::seconds{93'784};
    made.containers.words = {"one", "", "three"};
    made.containers.bits = {true, false, true};
    made.containers.gaps = {1, std::nullopt, -3};
    made.containers.two = {0.5, 1e100};
    made.containers.rows = {{1, 2}, {}, {-3}};
    made.containers.named = {{"a", 1}, {"b/c~d", -2}, {"\u00e9", 3}};
    made.containers.lists = {{"empty", {}}, {"full", {"x", "y"}}};
    made.containers.lines = {{{"lamp"}, 2, 19.9, {{{"bulb"}, 2, std::nullopt, {}}}}};
    made.forms.large = -9'007'199'254'740'993;
    made.forms.larger = 18'000'000'000'000'000'000U;
    made.forms.price = writ::decimal<2>{"-19.90"};
    for (std::uint8_t i = 0; auto& each : made.forms.number)
        each = static_cast<std::uint8_t>(0xF0 + i++);
    made.forms.bytes = {0_b, 1_b, 0x7F_b, 0x80_b, 0xFF_b};
    made.forms.four = {0xDE_b, 0xAD_b, 0xBE_b, 0xEF_b};
    made.forms.payment = card{"1234", 7};
    made.forms.change = cash{};
    made.forms.payments = {transfer{"DE00"}, card{"5678", std::nullopt}};
    made.forms.password = writ::secret<std::string>{"hidden"};
    made.forms.outside = {-3.5};
    made.forms.open = {{"list", {1, -2, 2.5, nullptr, true}}, {"text", "x"}};
    made.keeper = {3, {{{"kept", {"{\"a\":[1,2.5,null]}"}}, {"also", {"\"\u00e9\""}}}}, "note"};
    made.maybe = 7;
    made.line = order_line{{"shade"}, 1, std::nullopt, {}};
    made.articles = {{{"one"}, {"two"}}};
    made.anything.text = R"({ "spelled" : [1.50, "\u0041"] })";
    return made;
}

/// As little as there can be.
inline every_kind least() { return {}; }

/// The ends of all ranges.
inline every_kind ends() {
    const auto most = []<class T>(T& value) { value = std::numeric_limits<T>::max(); };
    every_kind made;
    made.numbers.i8 = std::numeric_limits<std::int8_t>::min();
    most(made.numbers.u8);
    made.numbers.i16 = std::numeric_limits<std::int16_t>::min();
    most(made.numbers.u16);
    made.numbers.i32 = std::numeric_limits<std::int32_t>::min();
    most(made.numbers.u32);
    made.numbers.i64 = std::numeric_limits<std::int64_t>::min();
    most(made.numbers.u64);
    made.numbers.single = std::numeric_limits<float>::denorm_min();
    most(made.numbers.twice);
    made.texts.text = std::string(300, 'x') + std::string(1, '\0');
    made.texts.day = {9999, 12, 31};
    made.texts.time.ms = -62'167'219'200'000;
    made.texts.exactly = std::chrono::sys_time<std::chrono::nanoseconds>::max();
    made.texts.lasting = std::chrono::seconds{-1};
    made.containers.two = {-0.0, std::numeric_limits<double>::denorm_min()};
    made.containers.bits = std::vector<bool>(30, true);
    made.containers.rows = {{std::numeric_limits<std::int16_t>::max()}};
    made.forms.large = std::numeric_limits<std::int64_t>::min();
    made.forms.larger = std::numeric_limits<std::uint64_t>::max();
    made.forms.price = writ::decimal<2>::from_units(std::numeric_limits<std::int64_t>::min());
    made.forms.bytes = std::vector<std::byte>(256, 0xA5_b);
    made.forms.open = 1e21;
    made.maybe = std::numeric_limits<std::int64_t>::max();
    return made;
}

/// A message with every attribute.
inline writ::envelope message() {
    writ::envelope made;
    made.id = "a 1%\u00e9";
    made.source = "room-booking";
    made.type = "booking.room-reserved";
    made.time.ms = 1'795'255'200'250;
    made.data_content_type = "application/json";
    made.data_schema = "urn:writ:0123456789abcdef";
    made.partition_key = "b1";
    made.trace_parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    made.trace_state = "vendor=1,other=2";
    made.correlation_id = "flow \"1\"";
    made.causation_id = "cause";
    made.reply_to = "booking-process/booking-flow";
    made.reply_key = "b1";
    made.generation = 2;
    made.producer = "store-1";
    made.sequence = 18'446'744'073'709'551'615U;
    made.hops = 3;
    made.expiry_time = writ::timestamp{1'795'341'600'000};
    made.headers = {{"tenant", "caf\u00e9"}, {"flag", "true"}};
    made.body = R"({"booking":"b1","rooms":[1,2.50,null],"note":"\u00e9"})";
    return made;
}

/// A message whose body is no JSON.
inline writ::envelope octets() {
    writ::envelope made;
    made.id = "2";
    made.source = "s";
    made.type = "t";
    made.data_content_type = "application/octet-stream";
    made.body = std::string{"\x00\x01\n\xff\xfe", 5};
    return made;
}

}  // namespace sample
