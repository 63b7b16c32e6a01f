// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "front_end/line_reader.hpp"

namespace booking {

bool line_reader::next() {
    constexpr auto end = std::char_traits<char>::eof();
    text_.clear();
    too_long_ = false;
    auto& bytes = *in_.rdbuf();
    auto each = bytes.sbumpc();
    if (each == end)
        return false;
    for (; each != end && each != '\n'; each = bytes.sbumpc())
        if (text_.size() < most_bytes)
            text_ += std::char_traits<char>::to_char_type(each);
        else
            too_long_ = true;
    if (text_.ends_with('\r'))
        text_.pop_back();
    ++number_;
    return true;
}

bool line_reader::is_blank() const {
    return text_.find_first_not_of(" \t") == std::string::npos && !too_long_;
}

}  // namespace booking
