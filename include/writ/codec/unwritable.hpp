// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/error.hpp>

#include <exception>
#include <string>
#include <utility>

namespace writ {

/// Thrown while writing a value that has no wire form: a floating-point number that is not finite,
/// a string that is not UTF-8, an enum's value without a name, a date that does not exist, a
/// nesting deeper than can be read. `what()` begins with the field's path.
class unwritable : public std::exception {
public:
    explicit unwritable(std::string reason) : unwritable{writ::error{{}, std::move(reason)}} {}
    explicit unwritable(writ::error fault) : error_{std::move(fault)}, text_{error_.text()} {}

    const char* what() const noexcept override { return text_.c_str(); }
    const writ::error& error() const noexcept { return error_; }

private:
    writ::error error_;
    std::string text_;
};

}  // namespace writ
