// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What is allowed against a rule, by whom, and why.

#pragma once

#include <writ/allow.hpp>
#include <writ/detail/meta.hpp>
#include <writ/detail/printed.hpp>
#include <writ/detail/type_name.hpp>

#include <string>
#include <string_view>

namespace writ::detail {

template <template <class...> class Rule>
consteval characters printed_rule() {
    return {__PRETTY_FUNCTION__, sizeof(__PRETTY_FUNCTION__) - 1};
}
template <template <class...> class Rule>
inline constexpr std::string_view rule_name =
    last_name({printed_rule<Rule>().text, printed_rule<Rule>().size});

template <class Word>
struct allowance_text {
    static void add(std::string&, std::string_view) {}
};
template <template <class...> class Rule, class Subject, literal Reason>
struct allowance_text<allow<Rule, Subject, Reason>> {
    static void add(std::string& text, std::string_view by) {
        text.append("  ").append(rule_name<Rule>).append(" of ").append(type_name<Subject>);
        text.append(", by ").append(by).append(": ").append(Reason.view()).append("\n");
    }
};
template <class... Words>
void add_allowed(std::string& text, std::string_view by, list<Words...>) {
    (allowance_text<Words>::add(text, by), ...);
}

}  // namespace writ::detail
