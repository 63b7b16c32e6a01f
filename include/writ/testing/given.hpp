// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/broken_rule.hpp>
#include <writ/detail/callable.hpp>
#include <writ/returns.hpp>

#include <cstddef>
#include <stdexcept>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace writ::testing {

namespace detail {

using namespace writ::detail;

template <class Messages>
struct returned_messages;
template <class... Messages>
struct returned_messages<list<Messages...>> {
    std::tuple<std::vector<Messages>...> all;
};

// What a handler takes after the message, by its signature; nothing where it is generic.
template <class Handler, class Message>
struct extras_for {
    using type = list<>;
};
template <class... Extras>
struct without_first;
template <class First, class... Rest>
struct without_first<First, Rest...> {
    using type = list<Rest...>;
};
template <class Signature>
struct extras_in;
template <class Result, class... Parameters>
struct extras_in<signature<Result, Parameters...>> : without_first<Parameters...> {};
template <class Handler, class Message>
    requires overloads<Handler, Message>
struct extras_for<Handler, Message> : extras_in<decltype(read_for<Message>(&Handler::operator()))> {
};
template <class Function, class Message>
    requires std::is_pointer_v<Function>
struct extras_for<Function, Message> : extras_in<typename call_of<Function>::type> {};

}  // namespace detail

/// What a handler returned, by message type.
template <class Return>
class returned {
    using messages = detail::distinct<detail::all_emitted<Return>>;

public:
    explicit returned(Return&& value) {
        const auto keep = [this](auto& message, std::int64_t) {
            using type = std::remove_cvref_t<decltype(message)>;
            std::get<std::vector<type>>(kept_.all).push_back(std::move(message));
            ++count_;
        };
        detail::each_message(value, 0, keep);
    }
    /// All messages, replies or errors of this type, in order.
    template <class Message>
    [[nodiscard]] const std::vector<Message>& all() const {
        return std::get<std::vector<Message>>(kept_.all);
    }
    /// The only one of this type. There must be exactly one.
    template <class Message>
    [[nodiscard]] const Message& only() const {
        return all<Message>().size() == 1 ? all<Message>().front() : throw wrong_count<Message>();
    }
    template <class Message>
    [[nodiscard]] bool has() const {
        return !all<Message>().empty();
    }
    [[nodiscard]] std::size_t count() const { return count_; }

private:
    template <class Message>
    static std::logic_error wrong_count() {
        return std::logic_error{"the handler did not return exactly one of them"};
    }

    detail::returned_messages<messages> kept_;
    std::size_t count_ = 0;
};
template <>
class returned<void> {
public:
    [[nodiscard]] std::size_t count() const { return 0; }
};

/// One handler and what it is given beside the message.
template <class Handler, class... Provided>
class given_handler {
public:
    explicit given_handler(Handler handler, Provided&... provided)
        : handler_{std::move(handler)}, provided_{provided...} {}

    /// Calls the handler; what it throws, the test sees.
    template <class Message>
    auto when(const Message& message) {
        return call(message, typename detail::extras_for<Handler, Message>::type{});
    }

private:
    template <class Message, class... Extras>
    auto call(const Message& message, detail::list<Extras...>) {
        using result = decltype(handler_(message, extra<Extras>()...));
        if constexpr (std::is_void_v<result>) {
            handler_(message, extra<Extras>()...);
            return returned<void>{};
        } else {
            return returned<result>{handler_(message, extra<Extras>()...)};
        }
    }
    template <class Extra>
    std::remove_reference_t<Extra>& extra() {
        using type = std::remove_cvref_t<Extra>;
        if constexpr ((std::is_same_v<std::remove_cv_t<Provided>, type> || ...)) {
            return first<type>(std::index_sequence_for<Provided...>{});
        } else {
            static_assert(std::is_default_constructible_v<type>,
                          "pass what the handler takes: given(handler, provided...)");
            static const type made{};
            return made;
        }
    }
    template <class Type, std::size_t... Index>
    auto& first(std::index_sequence<Index...>) {
        constexpr std::size_t at = [] {
            std::size_t found = 0;
            ((std::is_same_v<std::remove_cv_t<Provided>, Type> ? (found = Index) : found), ...);
            return found;
        }();
        return std::get<at>(provided_);
    }

    Handler handler_;
    std::tuple<Provided&...> provided_;
};

/// Given a handler, and what it takes beside the message, when a message, then what it returned:
/// `given(reserve_room{rooms}, who).when(make_reservation{…}).only<room_reserved>()`.
/// What is provided must outlive the call. A handler's context, where none is given, is empty.
template <class Handler, class... Provided>
[[nodiscard]] auto given(Handler handler, Provided&... provided) {
    return given_handler<Handler, Provided...>{std::move(handler), provided...};
}

}  // namespace writ::testing
