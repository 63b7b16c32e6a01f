// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/cbor_head.hpp>
#include <writ/codec/read_faults.hpp>
#include <writ/codec/read_limits.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

// The path of the item that would be written next, found from the items before it. Only asked for
// when a value is refused, so that writing keeps no track of where it is.
[[gnu::cold]] inline std::string cbor_path_of(std::string_view written) {
    struct level {
        bool is_map;
        std::uint64_t left;  // of a map, keys and values
        std::uint64_t index;
        std::string_view key;
    };
    level levels[read_limits{}.depth];
    std::size_t depth = 0;
    const char* at = written.data();
    const char* const end = at + written.size();
    while (at != end) {
        const auto first = static_cast<unsigned char>(*at++);
        const auto type = static_cast<cbor_type>(first >> 5);
        std::uint64_t argument = first & 31;
        if (argument > 23) {
            const char* const from = at;
            at += std::size_t{1} << (argument - 24);
            argument = 0;
            for (const char* byte = from; byte != at; ++byte)
                argument = argument << 8 | static_cast<unsigned char>(*byte);
        }
        const bool is_container = type == cbor_type::array || type == cbor_type::map;
        if (is_container && argument != 0) {
            const bool is_map = type == cbor_type::map;
            levels[depth++] = {is_map, is_map ? 2 * argument : argument, 0, {}};
            continue;
        }
        std::string_view text;
        if (type == cbor_type::text || type == cbor_type::bytes) {
            text = {at, static_cast<std::size_t>(argument)};
            at += argument;
        }
        // What is complete counts in what it stands in, which may be complete with it.
        while (depth != 0) {
            level& around = levels[depth - 1];
            if (around.is_map && around.left % 2 == 0)
                around.key = text;
            ++around.index;
            if (--around.left != 0)
                break;
            --depth;
        }
    }
    std::string path;
    // Where a key would come next, the fault is the map's.
    const bool is_at_key =
        depth != 0 && levels[depth - 1].is_map && levels[depth - 1].left % 2 == 0;
    for (std::size_t i = depth - (is_at_key ? 1 : 0); i-- > 0;)
        put_before(path, levels[i].is_map ? levels[i].key : std::to_string(levels[i].index));
    return path;
}

}  // namespace writ::detail
