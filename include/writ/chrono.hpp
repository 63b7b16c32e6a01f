// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/date.hpp>
#include <writ/timestamp.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <ratio>
#include <string>
#include <string_view>
#include <type_traits>

// The bridge to std::chrono. It is not part of <writ/writ.hpp>: <chrono> alone takes the compiler
// longer than all of that.

namespace writ {

[[nodiscard]] constexpr std::chrono::sys_time<std::chrono::milliseconds> to_sys_time(
    timestamp value) {
    return std::chrono::sys_time<std::chrono::milliseconds>{std::chrono::milliseconds{value.ms}};
}

/// What is finer than a millisecond is cut off.
template <class Duration>
[[nodiscard]] constexpr timestamp to_timestamp(std::chrono::sys_time<Duration> value) {
    const auto since = std::chrono::floor<std::chrono::milliseconds>(value).time_since_epoch();
    return {since.count()};
}

[[nodiscard]] constexpr std::chrono::year_month_day to_year_month_day(date value) {
    return {std::chrono::year{value.year}, std::chrono::month{value.month},
            std::chrono::day{value.day}};
}

[[nodiscard]] constexpr date to_date(std::chrono::year_month_day value) {
    return {static_cast<int>(value.year()), static_cast<unsigned>(value.month()),
            static_cast<unsigned>(value.day())};
}

namespace detail {

__extension__ using wide_integer = __int128;

inline constexpr std::int64_t nanoseconds_in_second = 1'000'000'000;

// An exact count of nanoseconds must come out, and go in, without an overflow.
template <class Duration>
concept wire_duration =
    std::is_integral_v<typename Duration::rep> && Duration::period::den <= nanoseconds_in_second &&
    Duration::period::num <= 604'800;

constexpr wide_integer wide_floor_divide(wide_integer value, wide_integer by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

template <wire_duration Duration>
constexpr wide_integer nanoseconds_of(Duration value) {
    using period = typename Duration::period;
    const wide_integer count = value.count();
    return wide_floor_divide(count * period::num * nanoseconds_in_second, period::den);
}

// Rounds down what Duration cannot express, and fails where it is not wide enough.
template <wire_duration Duration>
constexpr bool from_nanoseconds(wide_integer nanoseconds, Duration& value) {
    using period = typename Duration::period;
    using count_type = typename Duration::rep;
    const wide_integer count = wide_floor_divide(nanoseconds * period::den,
                                                 wide_integer{period::num} * nanoseconds_in_second);
    if (count < std::numeric_limits<count_type>::min() ||
        count > std::numeric_limits<count_type>::max())
        return false;
    value = Duration{static_cast<count_type>(count)};
    return true;
}

inline std::int64_t checked_seconds(wide_integer seconds) {
    if (seconds < std::numeric_limits<std::int64_t>::min() ||
        seconds > std::numeric_limits<std::int64_t>::max())
        throw unwritable{"a time of more than 2^63 seconds"};
    return static_cast<std::int64_t>(seconds);
}

// Three, six or nine digits behind the point, as few as are needed.
struct shortest_fraction {
    std::int64_t value;
    std::size_t digits = 9;

    constexpr explicit shortest_fraction(std::int64_t nanoseconds) : value{nanoseconds} {
        for (; digits > 3 && value % 1000 == 0; digits -= 3)
            value /= 1000;
    }
};

// What follows a number in an ISO 8601 duration, in the order it must have.
struct duration_unit {
    char letter;
    bool is_time;
    std::int64_t seconds;
};
inline constexpr duration_unit duration_units[] = {{'W', false, 604'800},
                                                   {'D', false, 86'400},
                                                   {'H', true, 3600},
                                                   {'M', true, 60},
                                                   {'S', true, 1}};

constexpr bool take_count(std::string_view& text, wide_integer& count) {
    std::size_t digits = 0;
    for (count = 0; !text.empty() && is_digit(text.front()) && digits < 19; ++digits) {
        count = count * 10 + (text.front() - '0');
        text.remove_prefix(1);
    }
    return digits > 0;
}

// "P1D", "PT1H30M", "-PT1.5S". Years and months have no fixed length and are refused.
constexpr bool read_duration(std::string_view text, wide_integer& nanoseconds) {
    const bool negative = take_character(text, '-');
    if (!negative)
        take_character(text, '+');
    if (!take_character(text, 'P'))
        return false;
    nanoseconds = 0;
    bool in_time = false, found = false;
    for (const duration_unit& unit : duration_units) {
        if (unit.is_time && !in_time && take_character(text, 'T')) {
            in_time = true;
            found = false;
        }
        std::string_view ahead = text;
        wide_integer count = 0;
        std::int64_t fraction = 0;
        if (unit.is_time != in_time || !take_count(ahead, count))
            continue;
        if (unit.letter == 'S' && (take_character(ahead, '.') || take_character(ahead, ',')) &&
            !take_fraction(ahead, fraction, 9))
            return false;
        if (!take_character(ahead, unit.letter))
            continue;
        nanoseconds += count * unit.seconds * nanoseconds_in_second + fraction;
        text = ahead;
        found = true;
    }
    nanoseconds = negative ? -nanoseconds : nanoseconds;
    return found && text.empty();
}

inline void append_duration(std::string& text, wide_integer nanoseconds) {
    const wide_integer size = nanoseconds < 0 ? -nanoseconds : nanoseconds;
    const std::int64_t seconds = checked_seconds(size / nanoseconds_in_second);
    if (nanoseconds < 0)
        text += '-';
    const shortest_fraction fraction{static_cast<std::int64_t>(size % nanoseconds_in_second)};
    text += "PT";
    if (seconds / 3600 != 0)
        text.append(std::to_string(seconds / 3600)).append("H");
    if (seconds / 60 % 60 != 0)
        text.append(std::to_string(seconds / 60 % 60)).append("M");
    if (seconds % 60 != 0 || fraction.value != 0 || seconds == 0) {
        text.append(std::to_string(seconds % 60));
        if (fraction.value != 0) {
            text += '.';
            append_padded(text, static_cast<std::uint64_t>(fraction.value), fraction.digits);
        }
        text += 'S';
    }
}

}  // namespace detail

/// RFC 3339, with as many of nine digits of a second's fraction as are needed.
template <detail::wire_duration Duration>
struct wire<std::chrono::time_point<std::chrono::system_clock, Duration>> {
    using time = std::chrono::sys_time<Duration>;
    static constexpr std::string_view expected = "time (RFC 3339)";

    static void write(time value, std::string& text) {
        const auto all = detail::nanoseconds_of(value.time_since_epoch());
        const auto seconds = detail::wide_floor_divide(all, detail::nanoseconds_in_second);
        const detail::shortest_fraction fraction{
            static_cast<std::int64_t>(all - seconds * detail::nanoseconds_in_second)};
        detail::append_instant(text, {detail::checked_seconds(seconds), fraction.value},
                               fraction.digits);
    }
    static constexpr bool read(std::string_view text, time& value) {
        detail::instant found{};
        Duration since{};
        if (!detail::read_instant(text, found, 9) ||
            !detail::from_nanoseconds(detail::wide_integer{found.seconds} *
                                              detail::nanoseconds_in_second +
                                          found.fraction,
                                      since))
            return false;
        value = time{since};
        return true;
    }
};

/// An ISO 8601 duration, written as hours, minutes and seconds: `"PT36H"`, `"PT1M1.500S"`. Read
/// with weeks and days too. What is finer than its unit is rounded down.
template <class Count, class Period>
    requires detail::wire_duration<std::chrono::duration<Count, Period>>
struct wire<std::chrono::duration<Count, Period>> {
    using duration = std::chrono::duration<Count, Period>;
    static constexpr std::string_view expected = "duration (ISO 8601)";

    static void write(duration value, std::string& text) {
        detail::append_duration(text, detail::nanoseconds_of(value));
    }
    static constexpr bool read(std::string_view text, duration& value) {
        detail::wide_integer nanoseconds = 0;
        return detail::read_duration(text, nanoseconds) &&
               detail::from_nanoseconds(nanoseconds, value);
    }
};

/// As `writ::date`: `"2026-12-01"`.
template <>
struct wire<std::chrono::year_month_day> {
    static constexpr std::string_view expected = wire<date>::expected;

    static void write(std::chrono::year_month_day value, std::string& text) {
        detail::append_date(text, to_date(value));
    }
    static constexpr bool read(std::string_view text, std::chrono::year_month_day& value) {
        date read;
        if (!wire<date>::read(text, read))
            return false;
        value = to_year_month_day(read);
        return true;
    }
};

}  // namespace writ
