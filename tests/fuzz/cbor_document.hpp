// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "reference.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

// A second reader of CBOR, written by hand from RFC 8949 as plainly as it goes: one item, one
// function, everything copied. nlohmann_json does not say enough: it does not look at UTF-8, and
// refuses tags and keys that are no texts.

namespace fuzz {

class cbor_document_reader {
public:
    cbor_document_reader(std::string_view data, document& into)
        : data_{data}, is_whole_{item(into, 0) && data_.empty()} {}

    bool is_whole() const { return is_whole_; }
    std::size_t depth() const { return deepest_; }
    /// Whether there is something that nlohmann_json does not read, or reads otherwise.
    bool is_special() const { return is_special_; }

private:
    static constexpr std::size_t too_deep = 1000;

    bool byte(unsigned& value) {
        if (data_.empty())
            return false;
        value = static_cast<unsigned char>(data_.front());
        data_.remove_prefix(1);
        return true;
    }

    bool argument(unsigned info, std::uint64_t& value) {
        value = info;
        if (info < 24)
            return true;
        value = 0;
        unsigned next = 0;
        for (unsigned left = 1U << (info - 24); left > 0; --left) {
            if (!byte(next))
                return false;
            value = value * 256 + next;
        }
        return true;
    }

    // nlohmann_json looks at UTF-8 only when it writes.
    bool is_utf8(const std::string& text) {
        try {
            static_cast<void>(nlohmann::json(text).dump());
            return true;
        } catch (const nlohmann::json::type_error&) {
            is_special_ = true;
            return false;
        }
    }

    bool piece(std::uint64_t size, bool is_text, std::string& value) {
        if (size > data_.size())
            return false;
        value.assign(data_.substr(0, size));
        data_.remove_prefix(size);
        return !is_text || is_utf8(value);
    }

    bool string(unsigned type, unsigned info, document& into) {
        const bool is_text = type == 3;
        into.is = is_text ? form::text : form::bytes;
        std::uint64_t size = 0;
        if (info != 31)
            return argument(info, size) && piece(size, is_text, into.text);
        for (;;) {
            unsigned first = 0;
            std::string next;
            if (!byte(first))
                return false;
            if (first == 0xFF)
                return true;
            // nlohmann_json takes pieces that have pieces themselves.
            is_special_ = is_special_ || (first & 31) == 31;
            if (first >> 5 != type || (first & 31) > 27 || !argument(first & 31, size) ||
                !piece(size, is_text, next))
                return false;
            into.text += next;
        }
    }

    // A key, or an element, or a value.
    bool parts(unsigned info, bool is_map, document& into, std::size_t depth) {
        into.is = is_map ? form::object : form::array;
        deepest_ = std::max(deepest_, depth + 1);
        std::uint64_t count = 0;
        if (info != 31 && !argument(info, count))
            return false;
        for (std::uint64_t i = 0; info == 31 || i < count; ++i) {
            if (info == 31 && data_.starts_with('\xff')) {
                data_.remove_prefix(1);
                return true;
            }
            document key;
            auto& part = into.parts.emplace_back();
            if (is_map && !item(key, depth + 1))
                return false;
            part.key = key.text;
            part.has_text_as_key = !is_map || key.is == form::text;
            is_special_ = is_special_ || !part.has_text_as_key;
            if (!item(part.value, depth + 1))
                return false;
        }
        return true;
    }

    static double half(std::uint64_t bits) {
        const double fraction = static_cast<double>(bits & 1023);
        const int exponent = static_cast<int>(bits >> 10 & 31);
        const double size = exponent == 0    ? std::ldexp(fraction, -24)
                            : exponent != 31 ? std::ldexp(fraction + 1024, exponent - 25)
                            : fraction == 0  ? std::numeric_limits<double>::infinity()
                                             : std::numeric_limits<double>::quiet_NaN();
        return (bits & 0x8000) != 0 ? -size : size;
    }

    bool simple(unsigned info, document& into) {
        std::uint64_t bits = 0;
        if (!argument(info, bits))
            return false;
        is_special_ = is_special_ || bits == 23 || info < 20 || info == 24;
        into.is = form::floating;
        switch (info) {
        case 20:
        case 21:
            into.is = form::boolean;
            into.boolean = info == 21;
            return true;
        case 22:
        case 23: into.is = form::null; return true;
        case 25: into.floating = half(bits); return true;
        case 26:
            into.floating =
                static_cast<double>(std::bit_cast<float>(static_cast<std::uint32_t>(bits)));
            return true;
        case 27: into.floating = std::bit_cast<double>(bits); return true;
        default: into.is = form::simple; return info != 24 || bits >= 32;
        }
    }

    bool item(document& into, std::size_t depth) {
        into.is_cbor = true;
        unsigned first = 0;
        if (depth > too_deep || !byte(first))
            return false;
        const unsigned type = first >> 5, info = first & 31;
        const bool may_be_open = type >= 2 && type <= 5;
        if (info > 27 && !(info == 31 && may_be_open))
            return false;
        switch (type) {
        case 0: into.is = form::natural; return argument(info, into.natural);
        case 1: return negative(info, into);
        case 2:
        case 3: return string(type, info, into);
        case 4:
        case 5: return parts(info, type == 5, into, depth);
        case 6: {
            std::uint64_t tag = 0;
            is_special_ = true;
            return argument(info, tag) && item(into, depth);
        }
        default: return simple(info, into);
        }
    }

    bool negative(unsigned info, document& into) {
        std::uint64_t size = 0;
        if (!argument(info, size))
            return false;
        into.is = form::integer;
        into.integer = static_cast<std::int64_t>(~size);
        if (size > static_cast<std::uint64_t>(INT64_MAX)) {
            // Beyond all integers: as a number with its digits.
            is_special_ = true;
            into.is = form::floating;
            into.text =
                size == UINT64_MAX ? "-18446744073709551616" : "-" + std::to_string(size + 1);
            into.floating = std::strtod(into.text.c_str(), nullptr);
        }
        return true;
    }

    std::string_view data_;
    std::size_t deepest_ = 0;
    bool is_special_ = false;
    bool is_whole_;
};

}  // namespace fuzz
