// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_head.hpp>

#include <cstdint>
#include <cstring>

// Floating-point numbers take two, four or eight bytes, as few as keep the value (RFC 8949,
// section 4.1).

namespace writ::detail {

inline double half_value(std::uint32_t half) {
    const std::uint32_t exponent = half >> 10 & 31, fraction = half & 1023;
    double size = 0;
    if (exponent == 0) {
        size = fraction * 0x1p-24;
    } else {
        const std::uint64_t wide = exponent == 31 ? 0x7FF : exponent + (1023 - 15);
        const std::uint64_t bits = wide << 52 | std::uint64_t{fraction} << 42;
        std::memcpy(&size, &bits, sizeof size);
    }
    return (half & 0x8000) != 0 ? -size : size;
}

// The half-precision bits that have the value of these bits of a float.
inline bool narrow_to_half(std::uint32_t single, std::uint32_t& half) {
    const std::uint32_t sign = single >> 16 & 0x8000;
    const int exponent = static_cast<int>(single >> 23 & 255) - 127;
    const std::uint32_t fraction = single & 0x7FFFFF;
    if ((single & 0x7FFFFFFF) == 0) {
        half = sign;
        return true;
    }
    if (exponent == 128) {
        half = sign | 0x7C00 | fraction >> 13;
        return (fraction & 0x1FFF) == 0;
    }
    if (exponent > 15 || exponent < -24)
        return false;
    if (exponent >= -14) {
        half = sign | static_cast<std::uint32_t>(exponent + 15) << 10 | fraction >> 13;
        return (fraction & 0x1FFF) == 0;
    }
    const std::uint32_t whole = fraction | 0x800000;
    const int shift = 13 + (-14 - exponent);
    half = sign | whole >> shift;
    return (whole & ((1U << shift) - 1)) == 0;
}

inline bool is_finite(double value) { return value - value == 0; }

// Whether a float may be near to the value, which is finite.
inline bool fits_float(double value) {
    constexpr double half_beyond = 0x1.ffffffp+127;
    return value < half_beyond && value > -half_beyond;
}

// Writes the shortest form, of at most nine bytes. There is one NaN.
inline char* put_cbor_float(char* out, double value) {
    constexpr std::uint32_t quiet_nan = 0x7E00;
    if (value != value)
        return put_cbor_argument(out, cbor_type::simple, cbor_half, 2, quiet_nan);
    std::uint64_t bits;
    std::memcpy(&bits, &value, sizeof bits);
    const bool is_single_range = !is_finite(value) || fits_float(value);
    const float single = is_single_range ? static_cast<float>(value) : 0;
    if (static_cast<double>(single) != value)
        return put_cbor_argument(out, cbor_type::simple, cbor_double, 8, bits);
    std::uint32_t single_bits, half;
    std::memcpy(&single_bits, &single, sizeof single_bits);
    if (!narrow_to_half(single_bits, half))
        return put_cbor_argument(out, cbor_type::simple, cbor_single, 4, single_bits);
    return put_cbor_argument(out, cbor_type::simple, cbor_half, 2, half);
}

// The value of `size` bytes behind a head.
inline double cbor_float_value(unsigned char info, std::uint64_t bits) {
    if (info == cbor_half)
        return half_value(static_cast<std::uint32_t>(bits));
    if (info == cbor_double) {
        double value;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    const auto narrow = static_cast<std::uint32_t>(bits);
    float value;
    std::memcpy(&value, &narrow, sizeof value);
    return static_cast<double>(value);
}

}  // namespace writ::detail
