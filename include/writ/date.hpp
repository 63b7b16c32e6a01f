// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/unwritable.hpp>
#include <writ/codec/wire.hpp>
#include <writ/detail/decimal.hpp>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ {

/// A day of the Gregorian calendar, without a time or a place. On the wire: `"2026-12-01"`.
struct date {
    int year = 1970;
    unsigned month = 1;
    unsigned day = 1;

    /// Whether there is such a day.
    [[nodiscard]] constexpr bool ok() const {
        return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
    }

    /// *Units*: days since 1970-01-01, negative before it. Requires `ok()`.
    [[nodiscard]] constexpr std::int64_t days_since_epoch() const {
        // Years begin in March here, so that the leap day is the last of its year.
        const std::int64_t shifted = std::int64_t{year} - (month <= 2 ? 1 : 0);
        const std::int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        const std::int64_t year_of_era = shifted - era * 400;
        const std::int64_t month_from_march = (month + 9) % 12;
        const std::int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
        return era * days_in_era + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 +
               day_of_year - days_from_march_0000_to_1970;
    }

    /// The day that many days after 1970-01-01.
    [[nodiscard]] static constexpr date from_days(std::int64_t days) {
        const std::int64_t shifted = days + days_from_march_0000_to_1970;
        const std::int64_t era =
            (shifted >= 0 ? shifted : shifted - (days_in_era - 1)) / days_in_era;
        const std::int64_t day_of_era = shifted - era * days_in_era;
        const std::int64_t year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
        const std::int64_t day_of_year =
            day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        const std::int64_t month_from_march = (5 * day_of_year + 2) / 153;
        const auto day = static_cast<unsigned>(day_of_year - (153 * month_from_march + 2) / 5 + 1);
        const auto month = static_cast<unsigned>((month_from_march + 2) % 12 + 1);
        return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
    }

    [[nodiscard]] static constexpr bool is_leap(int year) {
        return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    [[nodiscard]] static constexpr unsigned days_in_month(int year, unsigned month) {
        if (month == 2)
            return is_leap(year) ? 29 : 28;
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    friend constexpr auto operator<=>(const date&, const date&) = default;

private:
    static constexpr std::int64_t days_in_era = 146097;
    static constexpr std::int64_t days_from_march_0000_to_1970 = 719468;
};

namespace detail {

inline void append_date(std::string& text, date value) {
    if (!value.ok() || value.year < 0 || value.year > 9999)
        throw unwritable{"a date that does not exist, or is not in the years 0 to 9999"};
    append_padded(text, static_cast<unsigned>(value.year), 4);
    text += '-';
    append_padded(text, value.month, 2);
    text += '-';
    append_padded(text, value.day, 2);
}

// Takes "2026-12-01" from the front of the text.
constexpr bool take_date(std::string_view& text, date& value) {
    unsigned year = 0;
    date read;
    if (!take_padded(text, year, 4) || !take_character(text, '-') ||
        !take_padded(text, read.month, 2) || !take_character(text, '-') ||
        !take_padded(text, read.day, 2))
        return false;
    read.year = static_cast<int>(year);
    value = read;
    return read.ok();
}

}  // namespace detail

template <>
struct wire<date> {
    static constexpr std::string_view expected = "date";

    static void write(date value, std::string& text) { detail::append_date(text, value); }
    static constexpr bool read(std::string_view text, date& value) {
        return detail::take_date(text, value) && text.empty();
    }
};

}  // namespace writ
