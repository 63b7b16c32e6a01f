// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <cstddef>
#include <cstdint>

// Every item of CBOR begins with a head: three bits of what it is and an argument, in as few bytes
// as it needs (RFC 8949, section 3).

namespace writ::detail {

enum class cbor_type : unsigned char { natural, negative, bytes, text, array, map, tag, simple };

// Arguments of `simple`.
inline constexpr std::uint64_t cbor_false = 20, cbor_true = 21, cbor_null = 22, cbor_undefined = 23;
inline constexpr unsigned char cbor_half = 25, cbor_single = 26, cbor_double = 27;
inline constexpr unsigned char cbor_indefinite = 31;
inline constexpr char cbor_break = '\xFF';

inline constexpr std::size_t most_head_bytes = 9;

constexpr std::size_t cbor_head_size(std::uint64_t argument) {
    return argument < 24            ? 1
           : argument < 0x100       ? 2
           : argument < 0x10000     ? 3
           : argument < 0x100000000 ? 5
                                    : 9;
}

// Writes `size` bytes of the argument behind a first byte. Returns what is behind them.
constexpr char* put_cbor_argument(char* out, cbor_type type, unsigned char info, std::size_t size,
                                  std::uint64_t argument) {
    *out++ = static_cast<char>(static_cast<unsigned>(type) << 5 | info);
    for (std::size_t shift = 8 * size; shift != 0; shift -= 8)
        *out++ = static_cast<char>(argument >> (shift - 8) & 0xFF);
    return out;
}

// Writes the shortest head. Returns what is behind it.
constexpr char* put_cbor_head(char* out, cbor_type type, std::uint64_t argument) {
    switch (cbor_head_size(argument)) {
    case 1: return put_cbor_argument(out, type, static_cast<unsigned char>(argument), 0, 0);
    case 2: return put_cbor_argument(out, type, 24, 1, argument);
    case 3: return put_cbor_argument(out, type, 25, 2, argument);
    case 5: return put_cbor_argument(out, type, 26, 4, argument);
    default: return put_cbor_argument(out, type, 27, 8, argument);
    }
}

}  // namespace writ::detail
