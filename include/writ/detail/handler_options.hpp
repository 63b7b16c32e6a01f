// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The options of handles<…>, calls<…>, runs<…> and recoverability<…>, read once.

#pragma once

#include <writ/handler.hpp>

namespace writ::detail {

enum class subscription_start : unsigned char { unsaid, beginning, now };

struct settings {
    bool has_policy = false;
    bool asks_operator = false;
    subscription_start start = subscription_start::unsaid;
    bool says_retries = false;
    bool says_poison = false;
    retry_policy retries{};
    poison on_poison = poison::park;
};

template <class Option>
struct handler_option {
    static constexpr bool known = false;
};
struct known_handler_option {
    static constexpr bool known = true;
    using messages = list<>;
    using unrecoverable = list<>;
    using error_policies = list<>;
    template <class Option>
    static constexpr void apply(settings&, const Option&) {}
};
struct policy_option : known_handler_option {
    template <class Option>
    static constexpr void apply(settings& into, const Option&) {
        into.has_policy = true;
        into.asks_operator = std::is_same_v<Option, ask_operator_policy>;
    }
};
template <>
struct handler_option<idempotent_policy> : policy_option {};
template <>
struct handler_option<may_repeat_policy> : policy_option {};
template <>
struct handler_option<ask_operator_policy> : policy_option {};
template <>
struct handler_option<from_beginning_option> : known_handler_option {
    static constexpr void apply(settings& into, from_beginning_option) {
        into.start = subscription_start::beginning;
    }
};
template <>
struct handler_option<from_now_option> : known_handler_option {
    static constexpr void apply(settings& into, from_now_option) {
        into.start = subscription_start::now;
    }
};
template <class... Messages>
struct handler_option<messages_option<Messages...>> : known_handler_option {
    using messages = list<Messages...>;
};
template <literal... Patterns>
struct handler_option<patterns_option<Patterns...>> : known_handler_option {};
template <>
struct handler_option<retry_policy> : known_handler_option {
    static constexpr void apply(settings& into, const retry_policy& retries) {
        into.says_retries = true;
        into.retries = retries;
    }
};
template <poison Policy>
struct handler_option<poison_option<Policy>> : known_handler_option {
    static constexpr void apply(settings& into, const poison_option<Policy>&) {
        into.says_poison = true;
        into.on_poison = Policy;
    }
};
template <class... Errors>
struct handler_option<unrecoverable_option<Errors...>> : known_handler_option {
    using unrecoverable = list<Errors...>;
};
template <class Error, retry_policy Policy>
struct handler_option<error_policy_option<Error, Policy>> : known_handler_option {
    using error_policies = list<error_policy_option<Error, Policy>>;
};

template <class Option>
struct patterns_in {
    static constexpr std::size_t size = 0;
    static constexpr void append(std::string_view*&) {}
};
template <literal... Patterns>
struct patterns_in<patterns_option<Patterns...>> {
    static constexpr std::size_t size = sizeof...(Patterns);
    static constexpr void append(std::string_view*& out) {
        ((*out++ = std::string_view{Patterns.text, sizeof(Patterns.text) - 1}), ...);
    }
};

template <auto Value>
inline constexpr bool is_option = handler_option<value_type<Value>>::known;

// Known options only; an unknown one is a verdict before this is completed.
template <auto... Options>
struct option_set {
    using messages = join<typename handler_option<value_type<Options>>::messages...>;
    using unrecoverable = join<typename handler_option<value_type<Options>>::unrecoverable...>;
    using error_policies = join<typename handler_option<value_type<Options>>::error_policies...>;
    static constexpr settings value = [] {
        settings made;
        (handler_option<value_type<Options>>::apply(made, Options), ...);
        return made;
    }();
    static constexpr std::size_t pattern_count = total<patterns_in<value_type<Options>>::size...>();
    struct pattern_list {
        std::string_view at[pattern_count + 1]{};
    };
    static constexpr pattern_list patterns = [] {
        pattern_list made;
        std::string_view* out = made.at;
        static_cast<void>(out);
        (patterns_in<value_type<Options>>::append(out), ...);
        return made;
    }();
};

}  // namespace writ::detail
