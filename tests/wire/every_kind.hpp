// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/as_text.hpp>
#include <writ/chrono.hpp>
#include <writ/codec/json.hpp>
#include <writ/date.hpp>
#include <writ/decimal.hpp>
#include <writ/nlohmann.hpp>
#include <writ/secret.hpp>
#include <writ/timestamp.hpp>
#include <writ/unknown_fields.hpp>
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

// A payload with a field of every kind, in the combinations that codecs treat differently. What is
// here has been written to files that are read for ever: new kinds go into new classes.

namespace sample {

enum class lamp { on, off, broken };

struct article_id {
    std::string value;

    bool operator==(const article_id&) const = default;
};

struct order_line {
    article_id article;
    std::int32_t count = 0;
    std::optional<double> price;
    std::vector<order_line> parts;

    bool operator==(const order_line&) const = default;
};

struct numbers {
    bool flag = false;
    std::int8_t i8 = 0;
    std::uint8_t u8 = 0;
    std::int16_t i16 = 0;
    std::uint16_t u16 = 0;
    std::int32_t i32 = 0;
    std::uint32_t u32 = 0;
    std::int64_t i64 = 0;
    std::uint64_t u64 = 0;
    float single = 0;
    double twice = 0;

    bool operator==(const numbers&) const = default;
};

struct texts {
    std::string text;
    lamp light{};
    article_id article;
    writ::date day;
    writ::timestamp time;
    std::chrono::sys_time<std::chrono::nanoseconds> exactly{};
    std::chrono::seconds lasting{};

    bool operator==(const texts&) const = default;
};

struct containers {
    std::vector<std::string> words;
    std::vector<bool> bits;
    std::vector<std::optional<std::int32_t>> gaps;
    std::array<double, 2> two{};
    std::vector<std::vector<std::int16_t>> rows;
    std::map<std::string, std::int32_t> named;
    std::map<std::string, std::vector<std::string>> lists;
    std::vector<order_line> lines;

    bool operator==(const containers&) const = default;
};

struct card {
    std::string number;
    std::optional<std::int32_t> month;

    bool operator==(const card&) const = default;
};
struct transfer {
    std::string iban;

    bool operator==(const transfer&) const = default;
};
struct cash {
    bool operator==(const cash&) const = default;
};
using payment = std::variant<card, transfer, cash>;

// As a number, as a user's own type would be.
struct celsius {
    double degrees = 0;

    bool operator==(const celsius&) const = default;
};

struct forms {
    writ::as_text<std::int64_t> large;
    writ::as_text<std::uint64_t> larger;
    writ::decimal<2> price;
    boost::uuids::uuid number{};
    std::vector<std::byte> bytes;
    std::array<std::byte, 4> four{};
    sample::payment payment;
    std::optional<sample::payment> change;
    std::vector<sample::payment> payments;
    writ::secret<std::string> password;
    sample::celsius outside;
    nlohmann::json open;

    bool operator==(const forms&) const = default;
};

// Keeps what it does not know.
struct keeper {
    std::int32_t count = 0;
    writ::unknown_fields others;
    std::optional<std::string> note;

    bool operator==(const keeper&) const = default;
};

struct every_kind {
    sample::numbers numbers;
    sample::texts texts;
    sample::containers containers;
    sample::forms forms;
    sample::keeper keeper;
    std::optional<std::int64_t> maybe;
    std::optional<order_line> line;
    std::optional<std::vector<article_id>> articles;
    writ::json_text anything;

    bool operator==(const every_kind&) const = default;
};

}  // namespace sample

template <>
inline constexpr std::string_view writ::tag_of<sample::transfer> = "bank-transfer";

template <>
struct writ::wire<sample::celsius> {
    using form = double;
    static constexpr std::string_view expected = "temperature above absolute zero";

    static double to_form(const sample::celsius& value) { return value.degrees; }
    static bool from_form(double degrees, sample::celsius& value) {
        value.degrees = degrees;
        return degrees >= -273.15;
    }
};
