// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// A system in words, for people: who sends what to whom, what is allowed, what nobody consumes.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/describe/system.hpp>

#include <string>

namespace writ {

namespace detail {

template <class Type>
struct described;
template <is_part Part>
struct described<Part> {
    static std::string text() { return describe_part<Part>(); }
};
template <is_workflow Workflow>
struct described<Workflow> {
    static std::string text() { return describe_workflow<Workflow>(); }
};
template <is_contract_list Contracts>
struct described<Contracts> {
    static std::string text() { return describe_contracts<Contracts>(); }
};
template <class System>
    requires requires { typename System::writ_system; }
struct described<System> : described_system<System, typename System::writ_system> {};

}  // namespace detail

/// Describes a system, a service, a participant, a workflow or a contract list. Each line stands
/// for itself, and the text is the same on every compiler, so that comparing two builds with `diff`
/// names what changed: `command booking.make-reservation: web -> room-booking`.
/// Rules: those of Type, which has to be proven.
template <class Type>
[[nodiscard]] std::string describe() {
    using verdict = typename detail::verdict_of<Type>::type;
    static_assert(sizeof(detail::loud<verdict>) > 0);
    if constexpr (std::is_same_v<verdict, detail::kept>) {
        return detail::described<Type>::text();
    } else {
        return {};
    }
}

/// Describes some services of a system, as `proven_part` proves them: with what is assumed of the
/// others.
/// Rules: those of `proven_part`.
template <class First, class... Parts>
[[nodiscard]] std::string describe_parts() {
    using verdict = typename detail::verdict_of_part<First, Parts...>::type;
    static_assert(sizeof(detail::loud<verdict>) > 0);
    if constexpr (std::is_same_v<verdict, detail::kept>) {
        detail::enumeration names;
        names.add(detail::facts<First>::value.name);
        (names.add(detail::facts<Parts>::value.name), ...);
        using lists = detail::distinct<detail::list<typename detail::facts<First>::contracts,
                                                    typename detail::facts<Parts>::contracts...>>;
        return detail::describe_together<detail::common_contracts<lists>>(
            "part", names.text(), false, {}, detail::list<First, Parts...>{});
    } else {
        return {};
    }
}

}  // namespace writ
