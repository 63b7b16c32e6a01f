// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace writ::inline v1 {

/// A field of a foreign body, by its name (`"workflow-id"`) or by a JSON pointer (`"/payload/id"`,
/// `"/lines/0/id"`).
class from_field {
public:
    explicit from_field(std::string_view name) {
        if (!name.starts_with('/')) {
            steps_.emplace_back(name);
            return;
        }
        while (!name.empty()) {
            const std::size_t end = name.find('/', 1);
            steps_.push_back(unescaped(name.substr(1, end == name.npos ? end : end - 1)));
            name.remove_prefix(end == name.npos ? name.size() : end);
        }
    }

    /// The members, or the indices, that lead to the field.
    [[nodiscard]] const std::vector<std::string>& steps() const { return steps_; }

    friend bool operator==(const from_field&, const from_field&) = default;

private:
    static std::string unescaped(std::string_view step) {
        std::string made;
        for (std::size_t i = 0; i < step.size(); ++i) {
            const bool is_escape = step[i] == '~' && i + 1 < step.size();
            made += !is_escape ? step[i] : step[++i] == '1' ? '/' : '~';
        }
        return made;
    }

    std::vector<std::string> steps_;
};

}  // namespace writ::inline v1
