// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/result.hpp>

#include <stdexcept>
#include <string>
#include <utility>

namespace writ::cli {

/// What the program ends with.
enum class status : int {
    done = 0,
    nothing = 1,  // nothing was found, or it was refused; nothing was changed
    cannot = 2  // the words are wrong, or the file cannot be used
};

/// Ends a command with a reason of one line.
class ended : public std::runtime_error {
public:
    ended(status how, const std::string& reason) : std::runtime_error{reason}, how_{how} {}
    [[nodiscard]] status how() const noexcept { return how_; }

private:
    status how_;
};

/// The value of a store's answer; where it is an error the command ends.
template <class Value>
Value value_of(result<Value> answer) {
    if (!answer) {
        throw ended{status::cannot, answer.error().text()};
    }
    return *std::move(answer);
}

}  // namespace writ::cli
