// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/date.hpp>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ {

/// A point in time. On the wire: RFC 3339, `"2026-12-01T10:00:00.250Z"`, without the fraction where
/// it is zero. Read with any offset; what is finer than a millisecond is cut off.
///
/// *Units*: milliseconds since 1970-01-01 00:00 UTC, leap seconds not counted.
struct timestamp {
    std::int64_t ms = 0;

    friend constexpr auto operator<=>(const timestamp&, const timestamp&) = default;
};

namespace detail {

// A point in time as RFC 3339 sees it: whole seconds since 1970 and what is behind the point.
struct instant {
    std::int64_t seconds;
    std::int64_t fraction;
};

constexpr std::int64_t floor_divide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

constexpr std::int64_t floor_modulo(std::int64_t value, std::int64_t by) {
    return value % by + (value % by < 0 ? by : 0);
}

// RFC 3339 has years of four digits.
constexpr bool is_of_four_digits(std::int64_t days) {
    return days >= date{0, 1, 1}.days_since_epoch() &&
           days <= date{9999, 12, 31}.days_since_epoch();
}

inline void append_instant(std::string& text, instant value, std::size_t digits) {
    const std::int64_t days = floor_divide(value.seconds, 86400);
    const auto second = static_cast<unsigned>(floor_modulo(value.seconds, 86400));
    if (!is_of_four_digits(days))
        throw unwritable{"a time that is not in the years 0 to 9999"};
    append_date(text, date::from_days(days));
    text += 'T';
    append_padded(text, second / 3600, 2);
    text += ':';
    append_padded(text, second / 60 % 60, 2);
    text += ':';
    append_padded(text, second % 60, 2);
    if (value.fraction != 0) {
        text += '.';
        append_padded(text, static_cast<std::uint64_t>(value.fraction), digits);
    }
    text += 'Z';
}

constexpr bool take_offset(std::string_view& text, std::int64_t& seconds) {
    seconds = 0;
    if (take_character(text, 'Z') || take_character(text, 'z'))
        return true;
    const bool west = !text.empty() && text.front() == '-';
    unsigned hours = 0, minutes = 0;
    if (!take_character(text, west ? '-' : '+') || !take_padded(text, hours, 2) ||
        !take_character(text, ':') || !take_padded(text, minutes, 2) || hours > 23 || minutes > 59)
        return false;
    seconds = (std::int64_t{hours} * 3600 + std::int64_t{minutes} * 60) * (west ? -1 : 1);
    return true;
}

// A leap second, which is the last of a day in UTC, counts as the first of the next day. A time
// whose offset takes it out of the years that can be written is refused.
constexpr bool read_instant(std::string_view text, instant& value, std::size_t digits) {
    date day;
    unsigned hours = 0, minutes = 0, seconds = 0;
    std::int64_t offset = 0;
    if (!take_date(text, day) || !(take_character(text, 'T') || take_character(text, 't')) ||
        !take_padded(text, hours, 2) || !take_character(text, ':') ||
        !take_padded(text, minutes, 2) || !take_character(text, ':') ||
        !take_padded(text, seconds, 2) || hours > 23 || minutes > 59 || seconds > 60)
        return false;
    value.fraction = 0;
    if (take_character(text, '.') && !take_fraction(text, value.fraction, digits))
        return false;
    if (!take_offset(text, offset) || !text.empty())
        return false;
    value.seconds = day.days_since_epoch() * 86400 + std::int64_t{hours} * 3600 +
                    std::int64_t{minutes} * 60 + std::int64_t{seconds} - offset;
    return (seconds < 60 || floor_modulo(value.seconds, 86400) == 0) &&
           is_of_four_digits(floor_divide(value.seconds, 86400));
}

}  // namespace detail

template <>
struct wire<timestamp> {
    static constexpr std::string_view expected = "time (RFC 3339)";

    static void write(timestamp value, std::string& text) {
        detail::append_instant(
            text, {detail::floor_divide(value.ms, 1000), detail::floor_modulo(value.ms, 1000)}, 3);
    }
    static constexpr bool read(std::string_view text, timestamp& value) {
        detail::instant read{};
        if (!detail::read_instant(text, read, 3))
            return false;
        value.ms = read.seconds * 1000 + read.fraction;
        return true;
    }
};

}  // namespace writ
