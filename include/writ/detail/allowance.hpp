// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// allow<rule, subject, reason> among the words of a declaration.

#pragma once

#include <writ/allow.hpp>
#include <writ/detail/rule.hpp>

#include <cstddef>
#include <type_traits>

namespace writ::detail {

// The exceptions among the words of a declaration.
struct allowance {
    rule what{};
    id subject{};
};
struct allowances {
    const allowance* at{};
    std::size_t size{};

    [[nodiscard]] constexpr bool has(rule what, id subject) const {
        for (std::size_t i = 0; i < size; ++i) {
            if (at[i].what == what && at[i].subject == subject) {
                return true;
            }
        }
        return false;
    }
};
template <class Allow>
struct one_allowance;
template <template <class...> class Rule, class Subject, literal Reason>
struct one_allowance<allow<Rule, Subject, Reason>> {
    static constexpr allowance value{rule_of<Rule>, id_of<Subject>};
};
template <class Word>
struct allowed_by {
    using type = list<>;
};
template <template <class...> class Rule, class Subject, literal Reason>
struct allowed_by<allow<Rule, Subject, Reason>> {
    using type = list<allow<Rule, Subject, Reason>>;
};
template <class Allows>
struct allowances_in;
template <>
struct allowances_in<list<>> {
    static constexpr allowances value{};
};
template <class... Allows>
struct allowances_in<list<Allows...>> {
    static constexpr allowance at[] = {one_allowance<Allows>::value...};
    static constexpr allowances value{at, sizeof...(Allows)};
};
// A verdict that is a type from the start is excused by allow<the same rule, its first subject>.
template <class Verdict, class Allow>
inline constexpr bool excuses = false;
template <template <class...> class Rule, class Subject, class... Others, literal Reason>
inline constexpr bool excuses<Rule<Subject, Others...>, allow<Rule, Subject, Reason>> = true;
template <class... Words>
using allows_among = join<typename allowed_by<Words>::type...>;
template <class... Words>
inline constexpr allowances allowances_of = allowances_in<allows_among<Words...>>::value;

template <class Verdict, class Allows>
struct unless_allowed;
template <class Verdict, class... Allows>
struct unless_allowed<Verdict, list<Allows...>> {
    using type = std::conditional_t<(excuses<Verdict, Allows> || ...), kept, Verdict>;
};
template <class... Allows>
struct unless_allowed<kept, list<Allows...>> {
    using type = kept;
};
template <class Verdicts, class Allows>
struct all_unless_allowed;
template <class... Verdicts, class Allows>
struct all_unless_allowed<list<Verdicts...>, Allows>
    : first_broken<typename unless_allowed<Verdicts, Allows>::type...> {};

}  // namespace writ::detail
