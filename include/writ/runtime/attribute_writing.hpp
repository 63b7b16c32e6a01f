// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From an envelope to its attributes as names and texts, checked to be what CloudEvents allows, so
// that nothing is sent that a receiver would refuse.

#pragma once

#include <writ/result.hpp>
#include <writ/runtime/attribute_table.hpp>
#include <writ/runtime/attribute_text.hpp>
#include <writ/runtime/envelope.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

[[gnu::cold]] inline error attribute_fault(std::string_view name, std::string reason) {
    constexpr std::size_t most = 40;
    std::string path{"/"};
    // Names may be anything here, and the path goes into logs.
    for (const char c : name.substr(0, most)) {
        path += c > ' ' && c <= '~' && c != '/' ? c : '?';
    }
    path += name.size() > most ? "..." : "";
    return {std::move(path), std::move(reason)};
}

// Room for a number or a time, whose texts are short.
class attribute_scratch {
public:
    template <class Number>
    std::string_view number(Number value) {
        return {text_,
                static_cast<std::size_t>(std::to_chars(text_, text_ + size, value).ptr - text_)};
    }

    // As wire<timestamp> writes it, without a string. Empty where the year does not have four
    // digits.
    std::string_view time(timestamp value) {
        const std::int64_t seconds = floor_divide(value.ms, 1000);
        const std::int64_t days = floor_divide(seconds, 86400);
        if (days < date{0, 1, 1}.days_since_epoch() || days > date{9999, 12, 31}.days_since_epoch())
            return {};
        const date day = date::from_days(days);
        const std::int64_t second = floor_modulo(seconds, 86400);
        char* at = text_;
        at = digits(at, day.year, 4, '-');
        at = digits(at, day.month, 2, '-');
        at = digits(at, day.day, 2, 'T');
        at = digits(at, second / 3600, 2, ':');
        at = digits(at, second / 60 % 60, 2, ':');
        const std::int64_t fraction = floor_modulo(value.ms, 1000);
        at = digits(at, second % 60, 2, fraction == 0 ? 'Z' : '.');
        if (fraction != 0) {
            at = digits(at, fraction, 3, 'Z');
        }
        return {text_, static_cast<std::size_t>(at - text_)};
    }

private:
    static char* digits(char* at, std::int64_t value, int width, char after) {
        for (int i = width - 1; i >= 0; --i, value /= 10) {
            at[i] = static_cast<char>('0' + value % 10);
        }
        at[width] = after;
        return at + width + 1;
    }

    static constexpr std::size_t size = 32;
    char text_[size];
};

// Gives each attribute that is there to `put(name, text, is_integer)`, until one cannot be written.
template <class Put>
class attribute_writer {
public:
    attribute_writer(const envelope& from, Put put) : from_{from}, put_{put} {}

    result<void> write() {
        put_(version_name, version_text, false);
        for (const auto& row : attribute_rows) {
            if (const char* fault = write(row)) {
                return attribute_fault(row.name, fault);
            }
        }
        for (const auto& each : from_.headers) {
            if (const char* fault = write(each)) {
                return attribute_fault(each.name, fault);
            }
        }
        return {};
    }

private:
    const char* write(const attribute_row& row) {
        switch (row.form) {
        case attribute_form::time: return from_.time.ms == 0 ? nullptr : time(row, from_.time);
        case attribute_form::expiry:
            return from_.expiry_time ? time(row, *from_.expiry_time) : nullptr;
        case attribute_form::integer: return integer(row, from_.*row.integer);
        case attribute_form::sequence:
            if (from_.sequence) {
                put_(row.name, scratch_.number(*from_.sequence), false);
            }
            return nullptr;
        default: return text(row, from_.*row.text);
        }
    }

    const char* text(const attribute_row& row, const std::string& value) {
        if (value.empty()) {
            return row.form == attribute_form::required ? "is empty" : nullptr;
        }
        const char* fault = attribute_text_fault(value);
        if (fault == nullptr) {
            put_(row.name, std::string_view{value}, false);
        }
        return fault;
    }

    const char* time(const attribute_row& row, timestamp value) {
        const auto text = scratch_.time(value);
        if (text.empty()) {
            return "is not in the years 0 to 9999";
        }
        put_(row.name, text, false);
        return nullptr;
    }

    const char* integer(const attribute_row& row, std::uint32_t value) {
        if (value > most_integer) {
            return "is over the 2147483647 of an integer";
        }
        if (value != 0) {
            put_(row.name, scratch_.number(value), true);
        }
        return nullptr;
    }

    const char* write(const header& each) {
        if (!is_attribute_name(each.name)) {
            return "is not a name of lower-case letters and digits";
        }
        if (each.name == version_name ||
            (find_attribute(each.name) != attribute_count && !is_foreign_sequence(from_, each))) {
            return "is an attribute of the message's own, no header";
        }
        for (const header* other = from_.headers.data(); other != &each; ++other) {
            if (other->name == each.name) {
                return "appears twice";
            }
        }
        const char* fault = attribute_text_fault(each.value);
        if (fault == nullptr) {
            put_(std::string_view{each.name}, std::string_view{each.value}, false);
        }
        return fault;
    }

    const envelope& from_;
    Put put_;
    attribute_scratch scratch_;
};

template <class Put>
attribute_writer(const envelope&, Put) -> attribute_writer<Put>;

}  // namespace writ::detail
