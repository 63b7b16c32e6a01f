// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From attributes as names and texts, in any order, to an envelope that is used again.

#pragma once

#include <writ/codec/json_fault.hpp>
#include <writ/result.hpp>
#include <writ/runtime/attribute_table.hpp>
#include <writ/runtime/attribute_text.hpp>
#include <writ/runtime/attribute_writing.hpp>
#include <writ/runtime/envelope.hpp>
#include <writ/runtime/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace writ::detail {

class attribute_reader {
public:
    attribute_reader(envelope& into, const limits& bounds) : into_{into}, bounds_{bounds} {
        clear_attributes(into_);
    }

    /// One attribute. The functions return false for what is refused, and keep the reason.
    bool take(std::string_view name, std::string_view value) {
        if (!fits(name, name.size()) || !fits(name, value.size())) {
            return false;
        }
        if (const char* fault = attribute_text_fault(value)) {
            return fail(name, fault);
        }
        if (name == version_name) {
            return take_version(value);
        }
        const std::size_t at = find_attribute(name, next_);
        if (at == attribute_count) {
            return take_header(name, value);
        }
        next_ = at + 1;
        return first_time(at) ? take(attribute_rows[at], value) : fail(name, "appears twice");
    }

    /// Whether a name or a value of an attribute may have so many bytes.
    bool fits(std::string_view name, std::size_t size) {
        return size <= bounds_.attribute_bytes ||
               fail(name, "has " + std::to_string(size) + " bytes, over the limit of " +
                              std::to_string(bounds_.attribute_bytes));
    }

    bool take_body(std::string_view body) {
        if (body.size() > bounds_.body_bytes) {
            return fail_body(body.size());
        }
        into_.body.assign(body);
        return true;
    }

    [[nodiscard]] bool has(std::size_t row) const { return (seen_ >> row & 1) != 0; }

    /// After the last attribute.
    bool finish() {
        into_.headers.resize(headers_);
        if (!has_version_) {
            return fail(version_name, "missing");
        }
        for (std::size_t i = 0; i < attribute_count; ++i) {
            if (attribute_rows[i].form == attribute_form::required && !has(i)) {
                return fail(attribute_rows[i].name, "missing");
            }
        }
        return true;
    }

    [[gnu::cold]] bool fail(std::string_view name, std::string reason) {
        error_ = attribute_fault(name, std::move(reason));
        return false;
    }
    [[gnu::cold]] bool fail_body(std::size_t size) {
        return fail("data", "has " + std::to_string(size) + " bytes, over the limit of " +
                                std::to_string(bounds_.body_bytes));
    }
    error take_error() { return std::move(error_); }

private:
    bool first_time(std::size_t row) {
        const std::uint32_t before = seen_;
        seen_ |= std::uint32_t{1} << row;
        return seen_ != before;
    }

    bool take_version(std::string_view value) {
        if (has_version_) {
            return fail(version_name, "appears twice");
        }
        has_version_ = true;
        return value == version_text || expected(version_name, "1.0", value);
    }

    bool take(const attribute_row& row, std::string_view value) {
        switch (row.form) {
        case attribute_form::time: return take_time(row, value, into_.time);
        case attribute_form::expiry: return take_time(row, value, into_.expiry_time.emplace());
        case attribute_form::integer: return take_integer(row, value, into_.*row.integer);
        case attribute_form::sequence: return take_sequence(row, value);
        case attribute_form::required:
            if (value.empty()) {
                return fail(row.name, "is empty");
            }
            [[fallthrough]];
        default: (into_.*row.text).assign(value); return true;
        }
    }

    bool take_time(const attribute_row& row, std::string_view value, timestamp& time) {
        using form = wire<timestamp>;
        return form::read(value, time) || expected(row.name, form::expected, value);
    }

    bool take_integer(const attribute_row& row, std::string_view value, std::uint32_t& number) {
        const bool good = read_digits(value, number) && number <= most_integer;
        return good || expected(row.name, "integer from 0 to 2147483647", value);
    }

    bool take_sequence(const attribute_row& row, std::string_view value) {
        std::uint64_t number = 0;
        if (!read_digits(value, number)) {
            return take_header(row.name, value);
        }
        into_.sequence = number;
        return true;
    }

    bool take_header(std::string_view name, std::string_view value) {
        if (!is_attribute_name(name)) {
            return fail(name, "is not a name of lower-case letters and digits");
        }
        for (std::size_t i = 0; i < headers_; ++i) {
            if (into_.headers[i].name == name) {
                return fail(name, "appears twice");
            }
        }
        if (headers_ == bounds_.attributes) {
            return fail(name, "is over the limit of " + std::to_string(headers_) + " attributes");
        }
        if (headers_ == into_.headers.size()) {
            into_.headers.emplace_back();
        }
        into_.headers[headers_].name.assign(name);
        into_.headers[headers_].value.assign(value);
        ++headers_;
        return true;
    }

    [[gnu::cold]] bool expected(std::string_view name, std::string_view what,
                                std::string_view found) {
        std::string reason{"expected "};
        reason.append(what).append(", found ");
        append_excerpt(reason, found);
        return fail(name, std::move(reason));
    }

    envelope& into_;
    const limits& bounds_;
    std::size_t next_ = 0;  // the row after the last one: most senders keep one order
    std::uint32_t seen_ = 0;
    std::size_t headers_ = 0;  // of into_.headers, those that are of this message
    bool has_version_ = false;
    error error_;
};

}  // namespace writ::detail
