// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_float.hpp>
#include <writ/codec/cbor_reader.hpp>

#include <charconv>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

// Numbers: integers of up to 64 bits and a sign, and floating-point numbers of three sizes.

namespace writ::detail {

// A floating-point number in digits, never in those of an integer.
inline char* put_digits(char* text, char* most, double value) {
    char* end = std::to_chars(text, most, value).ptr;
    const std::string_view digits{text, static_cast<std::size_t>(end - text)};
    if (digits.find_first_not_of("-0123456789") == digits.npos)
        end = (*end++ = '.', *end++ = '0', end);
    return end;
}

inline bool cbor_reader::number_head(std::string_view what, head& found) {
    const char* const from = at_;
    if (!take_head(found))
        return false;
    if (found.type <= cbor_type::negative ||
        (found.type == cbor_type::simple && found.info >= cbor_half && found.info <= cbor_double))
        return true;
    at_ = from;
    return expected(what);
}

inline bool cbor_reader::number(std::string_view& digits) {
    head found;
    if (!number_head("number", found))
        return false;
    char text[32];
    char* end = text;
    if (found.type == cbor_type::simple)
        end = put_digits(text, text + sizeof text, cbor_float_value(found.info, found.argument));
    else if (found.type == cbor_type::natural)
        end = std::to_chars(end, text + sizeof text, found.argument).ptr;
    else if (found.argument == UINT64_MAX)
        return digits = "-18446744073709551616", true;
    else
        end = (*end++ = '-', std::to_chars(end, text + sizeof text, found.argument + 1).ptr);
    scratch_.assign(text, end);
    digits = scratch_;
    return true;
}

[[gnu::cold, gnu::noinline]] inline bool cbor_reader::out_of_range(const char* from) {
    std::string_view digits;
    at_ = from;
    return number(digits) && fail_with("out of range: ", digits);
}

template <class Integer>
bool cbor_reader::integer(Integer& value) {
    const char* const from = at_;
    head found;
    if (!number_head("number", found))
        return false;
    if (found.type == cbor_type::simple) {
        std::string_view digits;
        at_ = from;
        return number(digits) && fail_with("expected integer, found ", digits);
    }
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<Integer>::max());
    const bool negative = found.type == cbor_type::negative;
    if (found.argument > most || (negative && !std::is_signed_v<Integer>))
        return out_of_range(from);
    value = static_cast<Integer>(negative ? ~found.argument : found.argument);
    return true;
}

template <class Floating>
bool cbor_reader::floating(Floating& value) {
    const char* const from = at_;
    head found;
    if (!number_head("number", found))
        return false;
    if (found.type == cbor_type::natural) {
        value = static_cast<Floating>(found.argument);
    } else if (found.type == cbor_type::negative) {
        // The number that is one less than zero minus the argument, which may be the last one.
        value = found.argument == UINT64_MAX ? Floating{-0x1p64}
                                             : -static_cast<Floating>(found.argument + 1);
    } else {
        const double wide = cbor_float_value(found.info, found.argument);
        if constexpr (sizeof value < sizeof wide)
            if (is_finite(wide) && !fits_float(wide))
                return out_of_range(from);
        value = static_cast<Floating>(wide);
    }
    return true;
}

}  // namespace writ::detail
