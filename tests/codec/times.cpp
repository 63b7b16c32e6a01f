// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#include <writ/chrono.hpp>
#include <writ/codec/json.hpp>

#include "../catch.hpp"

#include <chrono>
#include <cstdint>
#include <string>

namespace {

using namespace std::chrono_literals;
namespace chrono = std::chrono;

template <class T>
struct one {
    T field;
};

template <class T>
std::string written(T value) {
    std::string text = writ::to_json(one<T>{value});
    return text.substr(10, text.size() - 12);
}

// The value that the text says, or none.
template <class T>
std::optional<T> read(std::string text) {
    const auto found = writ::from_json<one<T>>("{\"field\":\"" + text + "\"}");
    return found ? std::optional<T>{found->field} : std::nullopt;
}

static_assert(writ::date{2024, 2, 29}.ok() && !writ::date{2023, 2, 29}.ok());
static_assert(writ::date{2000, 2, 29}.ok() && !writ::date{1900, 2, 29}.ok());
static_assert(!writ::date{2026, 13, 1}.ok() && !writ::date{2026, 0, 1}.ok());
static_assert(!writ::date{2026, 4, 31}.ok() && !writ::date{2026, 4, 0}.ok());
static_assert(writ::date{}.days_since_epoch() == 0);
static_assert(writ::date{2026, 12, 1} < writ::date{2026, 12, 2});
static_assert(writ::date{2026, 12, 31} < writ::date{2027, 1, 1});

template <writ::date>
struct takes_a_date_as_argument {};
[[maybe_unused]] takes_a_date_as_argument<writ::date{2026, 12, 1}> is_structural;

using nanos = chrono::sys_time<chrono::nanoseconds>;
static_assert(writ::has_wire_form<chrono::sys_seconds> && writ::has_wire_form<nanos>);
static_assert(writ::has_wire_form<chrono::hours> && writ::has_wire_form<chrono::weeks>);
static_assert(!writ::has_wire_form<chrono::duration<double>>);
static_assert(!writ::has_wire_form<chrono::duration<std::int64_t, std::pico>>);
static_assert(!writ::has_wire_form<chrono::steady_clock::time_point>);

}  // namespace

TEST_CASE("every day of 800 years is counted as std::chrono counts it") {
    const chrono::sys_days first{chrono::year{1600} / 1 / 1}, last{chrono::year{2400} / 12 / 31};
    std::int64_t wrong = 0;
    for (chrono::sys_days day = first; day <= last; day += chrono::days{1}) {
        const writ::date date = writ::to_date(chrono::year_month_day{day});
        const std::int64_t count = day.time_since_epoch().count();
        wrong +=
            date.ok() && date.days_since_epoch() == count && writ::date::from_days(count) == date
                ? 0
                : 1;
    }
    CHECK(wrong == 0);
}

TEST_CASE("dates far away are counted in both directions") {
    for (const std::int64_t days : {-719528, -719529, 2932896, 2932897, -146097 * 20, 146097 * 20})
        CHECK(writ::date::from_days(days).days_since_epoch() == days);
    CHECK(writ::date::from_days(-719528) == writ::date{0, 1, 1});
    CHECK(writ::date::from_days(2932896) == writ::date{9999, 12, 31});
}

TEST_CASE("a date is written and read as year, month and day") {
    CHECK(written(writ::date{2026, 12, 1}) == "2026-12-01");
    CHECK(written(writ::date{33, 4, 3}) == "0033-04-03");
    CHECK(read<writ::date>("2024-02-29") == writ::date{2024, 2, 29});
    for (const char* text : {"2023-02-29", "2026-12-1", "2026-13-01", "2026-00-01", "2026-01-00",
                             "2026-01-32", "2026/01/01", "26-01-01", "2026-01-01 ", " 2026-01-01",
                             "2026-01-01T", "-026-01-01", "", "2026", "20a6-01-01", "2026-01-0"}) {
        INFO(text);
        CHECK(read<writ::date>(text) == std::nullopt);
    }
}

TEST_CASE("a date that does not exist is not written") {
    CHECK_THROWS_AS(written(writ::date{2023, 2, 29}), writ::unwritable);
    CHECK_THROWS_AS(written(writ::date{10000, 1, 1}), writ::unwritable);
    CHECK_THROWS_WITH(written(writ::date{-1, 1, 1}), Catch::StartsWith("/field: "));
}

TEST_CASE("a timestamp is written in UTC, with milliseconds where there are some") {
    CHECK(written(writ::timestamp{0}) == "1970-01-01T00:00:00Z");
    CHECK(written(writ::timestamp{1796119200250}) == "2026-12-01T10:00:00.250Z");
    CHECK(written(writ::timestamp{1796119200000}) == "2026-12-01T10:00:00Z");
    CHECK(written(writ::timestamp{-1}) == "1969-12-31T23:59:59.999Z");
    CHECK_THROWS_AS(written(writ::timestamp{253402300800000}), writ::unwritable);
    CHECK_THROWS_AS(written(writ::timestamp{INT64_MIN}), writ::unwritable);
}

TEST_CASE("a timestamp is read with any offset and fraction") {
    const auto ms = [](const char* text) { return read<writ::timestamp>(text)->ms; };
    CHECK(ms("2026-12-01T10:00:00Z") == 1796119200000);
    CHECK(ms("2026-12-01T12:30:00+02:30") == 1796119200000);
    CHECK(ms("2026-12-01T05:00:00-05:00") == 1796119200000);
    CHECK(ms("2026-12-01t10:00:00.5z") == 1796119200500);
    CHECK(ms("2026-12-01T10:00:00.2509999999999Z") == 1796119200250);
    CHECK(ms("1969-12-31T23:59:59.999Z") == -1);
    CHECK(ms("2016-12-31T23:59:60Z") == ms("2017-01-01T00:00:00Z"));
}

TEST_CASE("a leap second is the last of a day in UTC") {
    const auto ms = [](const char* text) { return read<writ::timestamp>(text)->ms; };
    CHECK(ms("2016-12-31T18:59:60-05:00") == ms("2017-01-01T00:00:00Z"));
    CHECK(ms("2017-01-01T05:29:60.5+05:30") == ms("2017-01-01T00:00:00.5Z"));
    for (const char* text : {"2016-12-31T10:00:60Z", "2016-12-31T23:58:60Z",
                             "2016-12-31T23:59:60-05:00", "2016-12-31T23:59:61Z"}) {
        INFO(text);
        CHECK(read<writ::timestamp>(text) == std::nullopt);
        CHECK(read<nanos>(text) == std::nullopt);
    }
}

TEST_CASE("every time that is read can be written") {
    CHECK(read<writ::timestamp>("0000-01-01T00:00:00Z").has_value());
    CHECK(read<writ::timestamp>("9999-12-31T23:59:59.999Z").has_value());
    CHECK(read<writ::timestamp>("0000-01-01T00:00:00+00:01") == std::nullopt);
    CHECK(read<writ::timestamp>("9999-12-31T23:59:59-00:01") == std::nullopt);
    CHECK(read<writ::timestamp>("9999-12-31T23:59:60Z") == std::nullopt);
    CHECK(read<chrono::sys_seconds>("9999-12-31T23:59:59-23:59") == std::nullopt);
}

TEST_CASE("offsets go to a minute less than a day, and -00:00 is one") {
    const auto ms = [](const char* text) { return read<writ::timestamp>(text)->ms; };
    CHECK(ms("2026-12-01T23:59:00+23:59") == ms("2026-12-01T00:00:00Z"));
    CHECK(ms("2026-12-01T00:00:00-23:59") == ms("2026-12-01T23:59:00Z"));
    CHECK(ms("2026-12-01T10:00:00-00:00") == ms("2026-12-01T10:00:00Z"));
}

TEST_CASE("a text that is no RFC 3339 time is refused") {
    for (const char* text : {"2026-12-01",
                             "2026-12-01T10:00:00",
                             "2026-12-01T10:00Z",
                             "2026-12-01T24:00:00Z",
                             "2026-12-01T10:60:00Z",
                             "2026-12-01T10:00:61Z",
                             "2026-12-01T10:00:00.Z",
                             "2026-12-01T10:00:00+2:00",
                             "2026-12-01T10:00:00+0200",
                             "2026-12-01T10:00:00+24:00",
                             "2026-12-01T10:00:00+01:60",
                             "2026-02-30T10:00:00Z",
                             "2026-12-01 10:00:00Z",
                             "2026-12-01T10:00:00Zx",
                             "2026-12-01T1:00:00Z",
                             "2026-12-01T10:00:00,5Z",
                             "2026-12-01T10:00:00.5",
                             "2026-12-01T10:00:00ZZ",
                             "2026-12-01T10:00:00+-1:00",
                             "+002026-12-01T10:00:00Z",
                             "2026-12-01T10:00:00\u0661Z",
                             ""}) {
        INFO(text);
        CHECK(read<writ::timestamp>(text) == std::nullopt);
        CHECK(read<chrono::sys_seconds>(text) == std::nullopt);
    }
}

TEST_CASE("a timestamp and a time point of std::chrono are each other") {
    const writ::timestamp time{1796119200250};
    CHECK(writ::to_timestamp(writ::to_sys_time(time)) == time);
    CHECK(writ::to_timestamp(nanos{-1ns}) == writ::timestamp{-1});
    CHECK(writ::to_timestamp(chrono::sys_days{chrono::year{2026} / 12 / 1}).ms == 1796083200000);
    CHECK(written(writ::to_sys_time(time)) == written(time));
}

TEST_CASE("a time point keeps up to nanoseconds") {
    const nanos time{chrono::sys_days{chrono::year{2026} / 12 / 1} + 10h};
    CHECK(written(time) == "2026-12-01T10:00:00Z");
    CHECK(written(time + 1ns) == "2026-12-01T10:00:00.000000001Z");
    CHECK(written(time + 25us) == "2026-12-01T10:00:00.000025Z");
    CHECK(written(time - 1ms) == "2026-12-01T09:59:59.999Z");
    CHECK(read<nanos>("2026-12-01T10:00:00.000000001Z") == time + 1ns);
    CHECK(read<chrono::sys_seconds>("1969-12-31T23:59:59.9Z") == chrono::sys_seconds{-1s});
    CHECK(read<nanos>("1600-01-01T00:00:00Z") == std::nullopt);
    CHECK(read<chrono::sys_seconds>("1600-01-01T00:00:00Z").has_value());
    CHECK(read<chrono::sys_days>("2026-12-01T10:00:00Z") ==
          chrono::sys_days{chrono::year{2026} / 12 / 1});
    CHECK(written(chrono::sys_days{chrono::year{2026} / 12 / 1}) == "2026-12-01T00:00:00Z");
}

TEST_CASE("a year_month_day is a date on the wire") {
    const chrono::year_month_day day{chrono::year{2026} / 12 / 1};
    CHECK(written(day) == "2026-12-01");
    CHECK(read<chrono::year_month_day>("2026-12-01") == day);
    CHECK(read<chrono::year_month_day>("2026-02-29") == std::nullopt);
}

TEST_CASE("a duration is written as hours, minutes and seconds") {
    CHECK(written(0s) == "PT0S");
    CHECK(written(1500ms) == "PT1.500S");
    CHECK(written(36h) == "PT36H");
    CHECK(written(90min) == "PT1H30M");
    CHECK(written(61s) == "PT1M1S");
    CHECK(written(-1500ms) == "-PT1.500S");
    CHECK(written(1ns) == "PT0.000000001S");
    CHECK(written(3600001us) == "PT3.600001S");
    CHECK(written(chrono::hours{1} + 1ms) == "PT1H0.001S");
    CHECK(written(chrono::weeks{1}) == "PT168H");
}

TEST_CASE("a duration is read in the forms of ISO 8601 that have a fixed length") {
    CHECK(read<chrono::milliseconds>("PT1.5S") == 1500ms);
    CHECK(read<chrono::milliseconds>("PT1,5S") == 1500ms);
    CHECK(read<chrono::seconds>("P1D") == 24h);
    CHECK(read<chrono::seconds>("P2W") == 336h);
    CHECK(read<chrono::seconds>("P1DT2H3M4S") == 26h + 3min + 4s);
    CHECK(read<chrono::seconds>("-PT1M") == -1min);
    CHECK(read<chrono::seconds>("+PT1M") == 1min);
    CHECK(read<chrono::hours>("PT90M") == 1h);
    CHECK(read<chrono::nanoseconds>("PT0.0000000019S") == 1ns);
    for (const char* text :
         {"",       "P",    "PT",    "1S",     "PT1",   "P1S",
          "PT1D",   "P1Y",  "P1M",   "PT1S1M", "PT1.S", "PT.5S",
          "PT1.5M", "P1DT", "PT1S ", "PT--1S", "pt1s",  "PT99999999999999999999S",
          "P1H",    "PT-1S"}) {
        INFO(text);
        CHECK(read<chrono::seconds>(text) == std::nullopt);
    }
    CHECK(read<chrono::nanoseconds>("PT9999999999S") == std::nullopt);
    CHECK(read<chrono::duration<std::int8_t>>("PT128S") == std::nullopt);
}

TEST_CASE("every duration that is written is read as the same") {
    for (const std::int64_t count : {std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, INT64_MAX,
                                     INT64_MIN, std::int64_t{86'399'999'999'999}}) {
        CHECK(read<chrono::nanoseconds>(written(chrono::nanoseconds{count})) ==
              chrono::nanoseconds{count});
        CHECK(read<chrono::microseconds>(written(chrono::microseconds{count})) ==
              chrono::microseconds{count});
        if (count != INT64_MIN)
            CHECK(read<chrono::seconds>(written(chrono::seconds{count})) == chrono::seconds{count});
    }
}

TEST_CASE("a duration of more than 2^63 seconds is not written") {
    CHECK_THROWS_AS(written(chrono::hours{INT64_MAX}), writ::unwritable);
    CHECK_THROWS_AS(written(chrono::seconds{INT64_MIN}), writ::unwritable);
    CHECK_THROWS_AS(written(chrono::sys_time<chrono::duration<std::int64_t, std::ratio<604800>>>{
                        chrono::duration<std::int64_t, std::ratio<604800>>{INT64_MAX}}),
                    writ::unwritable);
}

TEST_CASE("an error says what form was expected") {
    CHECK(writ::from_json<one<writ::timestamp>>(R"({"field":"now"})").error().text() ==
          "/field: expected time (RFC 3339), found now");
    CHECK(writ::from_json<one<writ::date>>(R"({"field":20261201})").error().text() ==
          "/field: expected date, found number");
}
