// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "reference.hpp"

#include <algorithm>
#include <string_view>

// Whether a text is JSON, by nlohmann_json.

namespace fuzz {

enum class verdict { valid, invalid, unknown };

inline std::size_t depth_of(std::string_view text) {
    std::size_t depth = 0, most = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\\' && in_string)
            ++i;
        else if (text[i] == '"')
            in_string = !in_string;
        else if (!in_string && (text[i] == '[' || text[i] == '{'))
            most = std::max(most, ++depth);
        else if (!in_string && (text[i] == ']' || text[i] == '}'))
            --depth;
    return most;
}

// Unknown is what nlohmann_json takes and writ refuses on purpose: a zero byte as the end, a
// byte-order mark, nesting that is too deep; and the other way round a number beyond all doubles,
// behind which it does not look.
inline verdict read_json(std::string_view text, document& into) {
    if (text.find('\0') != text.npos || text.starts_with("\xef\xbb\xbf") || depth_of(text) > 63)
        return verdict::unknown;
    document_builder builder{into};
    if (nlohmann::json::sax_parse(text, &builder))
        return verdict::valid;
    return builder.is_out_of_range ? verdict::unknown : verdict::invalid;
}

}  // namespace fuzz
