// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a declaration says of messages, as values: who takes what and gives what in return.

#pragma once

#include <writ/detail/id.hpp>
#include <writ/detail/meta.hpp>

#include <cstddef>
#include <string_view>

namespace writ::detail {

enum class role : unsigned char {
    handler,
    pattern,  // of raw messages
    start,
    next,
    timeout,
    recurring,
    accepts,
    answers,
    subscribes,
    sends,
    publishes,
    asks
};
enum class to : unsigned char { state, finish, stay };

struct ending {
    to where = to::stay;
    id state{};
    ids now{};
    ids later{};
};

struct row {
    role what{};
    id state{};  // of a transition
    id in{};
    const ending* outcomes{};
    std::size_t size{};
    std::string_view pattern{};
    bool has_policy = false;
    bool says_where = false;  // from_beginning or from_now
    bool is_one = false;  // returns exactly one message

    [[nodiscard]] constexpr bool takes() const {
        return what == role::handler || what == role::start || what == role::next ||
               what == role::accepts || what == role::answers || what == role::subscribes;
    }
    [[nodiscard]] constexpr bool gives() const {
        return what == role::sends || what == role::publishes || what == role::asks ||
               what == role::recurring;
    }
    [[nodiscard]] constexpr bool is_transition() const {
        return what == role::start || what == role::next || what == role::timeout;
    }
};

struct rows {
    const row* at{};
    std::size_t size{};

    [[nodiscard]] constexpr const row* begin() const { return at; }
    [[nodiscard]] constexpr const row* end() const { return at + size; }
};

// Calls use(message, is_later) for everything a row emits.
template <class Use>
constexpr void each_emission(const row& from, Use use) {
    for (std::size_t o = 0; o < from.size; ++o) {
        const ending& one = from.outcomes[o];
        for (std::size_t i = 0; i < one.now.size; ++i) {
            use(one.now.at[i], false);
        }
        for (std::size_t i = 0; i < one.later.size; ++i) {
            use(one.later.at[i], true);
        }
    }
}

// What a declaration that says nothing of messages contributes.
struct silent_word {
    using verdict = kept;
    using types = list<>;
    using handlers = list<>;
    using objects = list<>;
    using provided = list<>;
    using needed = list<>;
    using middleware = list<>;
    using workflows = list<>;
    static constexpr rows value{};
};

// A word of a service or a participant, or a workflow; primary: none.
template <class Word>
struct word_facts {
    static constexpr bool known = false;
};
struct known_word : silent_word {
    static constexpr bool known = true;
};

}  // namespace writ::detail
