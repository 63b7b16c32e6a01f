// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The id of a message that a decision emits is a function of what caused it. So a decision that is
// made again, after a crash or a lost commit, repeats the ids, and every receiver sees duplicates.
// The digits are part of the wire format: builds that run side by side must agree on them, and the
// tests hold committed values.

#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

/// Two 64-bit lanes, each word scrambled into both by a bijection; every text is preceded by its
/// length, so that no two sequences of texts feed the same words.
class id_mixer {
public:
    constexpr void number(std::uint64_t value) {
        first_ = scramble(first_ ^ value);
        second_ = scramble((second_ ^ (value << 32 | value >> 32)) + first_);
    }

    constexpr void text(std::string_view value) {
        number(value.size());
        for (std::size_t at = 0; at < value.size(); at += 8) {
            number(eight_bytes(value.substr(at)));
        }
    }

    [[nodiscard]] constexpr std::array<char, 32> digits() const {
        constexpr std::string_view hex = "0123456789abcdef";
        std::array<char, 32> made{};
        for (std::size_t at = 0; at < 16; ++at) {
            made[at] = hex[first_ >> (60 - 4 * at) & 15];
            made[at + 16] = hex[second_ >> (60 - 4 * at) & 15];
        }
        return made;
    }

private:
    static constexpr std::uint64_t scramble(std::uint64_t value) {
        value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9;
        value = (value ^ value >> 27) * 0x94d049bb133111eb;
        return value ^ value >> 31;
    }

    static constexpr std::uint64_t eight_bytes(std::string_view text) {
        std::uint64_t word = 0;
        for (std::size_t at = 0; at < 8 && at < text.size(); ++at) {
            word |= std::uint64_t{static_cast<unsigned char>(text[at])} << 8 * at;
        }
        return word;
    }

    std::uint64_t first_ = 0x9e3779b97f4a7c15;
    std::uint64_t second_ = 0xd1b54a32d192ed03;
};

}  // namespace writ::detail

namespace writ::inline v1 {

/// The 32 hexadecimal digits that identify what `subscriber` emitted as its `ordinal`-th message
/// when it decided the message (`source`, `id`). Equal arguments give equal digits, in every build.
[[nodiscard]] constexpr std::array<char, 32> derived_digits(std::string_view source,
                                                            std::string_view id,
                                                            std::string_view subscriber,
                                                            std::uint64_t ordinal) {
    detail::id_mixer mixer;
    mixer.text(source);
    mixer.text(id);
    mixer.text(subscriber);
    mixer.number(ordinal);
    return mixer.digits();
}

/// derived_digits as a text.
[[nodiscard]] inline std::string derived_id(std::string_view source, std::string_view id,
                                            std::string_view subscriber, std::uint64_t ordinal) {
    const auto digits = derived_digits(source, id, subscriber, ordinal);
    return {digits.data(), digits.size()};
}

}  // namespace writ::inline v1
