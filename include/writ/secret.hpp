// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/codec/redaction.hpp>

#include <iosfwd>
#include <string>
#include <utility>

namespace writ {

/// A value that is never printed by accident. On the wire it is a T like any other; an error text
/// says nothing of it, `redacted` and `<<` show `***`, and so does whatever the library prints.
template <class T>
class secret {
public:
    using value_type = T;

    constexpr secret() = default;
    constexpr explicit secret(T value) : value_{std::move(value)} {}

    /// The value: who calls it takes care of where it goes.
    [[nodiscard]] constexpr T& reveal() & { return value_; }
    [[nodiscard]] constexpr const T& reveal() const& { return value_; }
    [[nodiscard]] constexpr T&& reveal() && { return std::move(value_); }

    friend bool operator==(const secret&, const secret&) = default;

    template <class Character, class Traits>
    friend std::basic_ostream<Character, Traits>& operator<<(
        std::basic_ostream<Character, Traits>& out, const secret&) {
        return out << "***";
    }

private:
    T value_{};
};

/// The JSON form of a payload with `"***"` in place of each secret, for logs and screens.
/// *Errors*: as `json::write`.
template <payload T>
[[nodiscard]] std::string redacted(const T& value) {
    std::string text;
    detail::write_redacted<plain_names>(text, value);
    return text;
}

}  // namespace writ
