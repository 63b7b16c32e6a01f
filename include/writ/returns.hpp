// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/meta.hpp>
#include <writ/duration.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

namespace writ {

/// A message that is delivered no earlier than `after` from its commit.
/// Units: `after` is in milliseconds; any std::chrono duration converts when it is a constant, and
/// `writ::duration::milliseconds(n)` otherwise.
template <class Message>
struct delayed {
    duration after;
    Message message;
};
template <class Message>
delayed(duration, Message) -> delayed<Message>;

namespace detail {

// A returned range emits each of its elements.
template <class Type>
concept emission_range = requires(Type& range) {
    *range.begin();
    range.begin() != range.end();
} && !std::is_same_v<Type, std::string>;
template <class Range>
using element_of_range = std::remove_cvref_t<decltype(*std::declval<Range&>().begin())>;

// What a return type emits, at once and later; each_message below walks the same forms.
template <class Return>
struct emitted {
    using now = list<Return>;
    using later = list<>;
    static constexpr bool is_one = true;  // exactly one message, at once
};
struct emits_nothing {
    static constexpr bool is_one = false;
    using now = list<>;
    using later = list<>;
};
template <>
struct emitted<void> : emits_nothing {};
template <>
struct emitted<std::monostate> : emits_nothing {};
template <class... Returns>
struct emits_each {
    static constexpr bool is_one = false;
    using now = join<typename emitted<Returns>::now...>;
    using later = join<typename emitted<Returns>::later...>;
};
template <class Return>
struct emitted<std::optional<Return>> : emits_each<Return> {};
template <class... Returns>
struct emitted<std::variant<Returns...>> : emits_each<Returns...> {
    static constexpr bool is_one = (emitted<Returns>::is_one && ...);
};
template <class... Returns>
struct emitted<std::tuple<Returns...>> : emits_each<Returns...> {};
template <emission_range Range>
struct emitted<Range> : emits_each<element_of_range<Range>> {};
template <class Message>
struct emitted<delayed<Message>> {
    static constexpr bool is_one = false;
    using now = list<>;
    using later = typename emitted<Message>::now;
};
template <class Return>
using all_emitted = join<typename emitted<Return>::now, typename emitted<Return>::later>;

template <class Type>
inline constexpr bool is_optional_return = false;
template <class Type>
inline constexpr bool is_optional_return<std::optional<Type>> = true;
template <class Type>
inline constexpr bool is_variant = false;
template <class... Types>
inline constexpr bool is_variant<std::variant<Types...>> = true;
template <class Type>
inline constexpr bool is_tuple = false;
template <class... Types>
inline constexpr bool is_tuple<std::tuple<Types...>> = true;
template <class Type>
inline constexpr bool is_delayed = false;
template <class Message>
inline constexpr bool is_delayed<delayed<Message>> = true;

// Calls use(message, delay) for everything that was returned, in order.
template <class Return, class Use>
constexpr void each_message(Return&& returned, std::int64_t delay_ms, Use& use) {
    using type = std::remove_cvref_t<Return>;
    if constexpr (std::is_same_v<type, std::monostate>) {
        static_cast<void>(returned);
    } else if constexpr (is_optional_return<type>) {
        if (returned) {
            each_message(std::move(*returned), delay_ms, use);
        }
    } else if constexpr (is_variant<type>) {
        std::visit([&](auto& one) { each_message(std::move(one), delay_ms, use); }, returned);
    } else if constexpr (is_tuple<type>) {
        std::apply([&](auto&... each) { (each_message(std::move(each), delay_ms, use), ...); },
                   returned);
    } else if constexpr (is_delayed<type>) {
        each_message(std::move(returned.message), delay_ms + returned.after.ms, use);
    } else if constexpr (emission_range<type>) {
        for (auto&& each : returned) {
            element_of_range<type> one = std::move(each);
            each_message(std::move(one), delay_ms, use);
        }
    } else {
        use(returned, delay_ms);
    }
}

}  // namespace detail
}  // namespace writ
