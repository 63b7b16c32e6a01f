// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <compare>
#include <cstdint>
#include <type_traits>

namespace writ {

/// A span of time that can be a template argument: `timeout<24h, &f>` takes any std::chrono
/// duration without this library including <chrono>.
/// Units: milliseconds; a finer duration that is no whole number of them does not compile.
struct duration {
    std::int64_t ms = 0;

    constexpr duration() = default;

    template <class Chrono>
        requires requires(Chrono value) {
            value.count();
            Chrono::period::num;
        }
    consteval duration(Chrono value) : ms(whole_milliseconds(value)) {}

    /// A number has no unit: say `24h`.
    template <class Number>
        requires std::is_arithmetic_v<Number>
    duration(Number) = delete;

    [[nodiscard]] static constexpr duration milliseconds(std::int64_t count) {
        duration made;
        made.ms = count;
        return made;
    }

    friend constexpr auto operator<=>(const duration&, const duration&) = default;

private:
    template <class Chrono>
    static consteval std::int64_t whole_milliseconds(Chrono value) {
        const auto scaled = static_cast<std::int64_t>(value.count()) * 1000 * Chrono::period::num;
        if (scaled % Chrono::period::den != 0) {
            throw "a writ::duration is whole milliseconds";
        }
        return scaled / Chrono::period::den;
    }
};

}  // namespace writ
