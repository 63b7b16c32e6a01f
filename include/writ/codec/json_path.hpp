// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/codec/json_reader.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace writ::detail {

// What is written can be read under the limits that hold where nothing is said.
inline constexpr std::uint32_t written_depth = read_limits{}.depth;

// The path of the value that would be written next, found from the JSON text before it. Only asked
// for when a value is refused, so that writing keeps no track of where it is.
[[gnu::cold]] inline std::string path_of(const char* at, const char* end) {
    struct level {
        bool is_array;
        std::size_t index;
        std::string_view key;
    };
    // The writer opens no more than 64, and neither does a json_text in them.
    level levels[2 * written_depth];
    std::size_t depth = 0;
    while (at != end) {
        const char c = *at++;
        if (c == '[' || c == '{') {
            levels[depth++] = {c == '[', 0, {}};
        } else if (c == ']' || c == '}') {
            --depth;
        } else if (c == ',') {
            ++levels[depth - 1].index;
            levels[depth - 1].key = {};
        } else if (c == '"') {
            const char* const first = at;
            while (at != end && *at != '"')
                at += *at == '\\' && end - at > 1 ? 2 : 1;
            if (at != end && ++at != end && *at == ':')
                levels[depth - 1].key = {first, static_cast<std::size_t>(at - first - 1)};
        }
    }
    std::string path;
    for (const level* each = levels; each != levels + depth; ++each)
        if (each->is_array)
            path.append("/").append(std::to_string(each->index));
        else if (each->key.data() != nullptr)
            path.append("/").append(each->key);
    return path;
}

}  // namespace writ::detail
