// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/participant_verdict.hpp>
#include <writ/runtime/run_parts.hpp>

#include <type_traits>

namespace writ::testing::detail {

// The first of the parts that sends Message from outside; void: none does.
template <class Message, class Parts>
struct sender_among {
    using type = void;
};
template <class Message, class First, class... Rest>
struct sender_among<Message, writ::detail::list<First, Rest...>>
    : std::conditional_t<!writ::detail::facts<First>::value.is_service &&
                             writ::detail::participant_gives<First, Message>(),
                         writ::detail::box<First>,
                         sender_among<Message, writ::detail::list<Rest...>>> {};

template <class System>
struct parts_of {
    using type = writ::detail::list<>;
};
template <class System>
    requires requires { typename System::writ_system; }
struct parts_of<System> {
    using type = typename writ::detail::run_parts<System>::of::parts;
};

template <class System, class Message>
using sender_of = typename sender_among<Message, typename parts_of<System>::type>::type;

}  // namespace writ::testing::detail
