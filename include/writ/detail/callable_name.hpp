// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/detail/callable.hpp>
#include <writ/detail/printed.hpp>
#include <writ/detail/type_name.hpp>

#include <string_view>

namespace writ::detail {

// The name of a callable in journals, dead letters and ids: without namespaces.
template <class How>
struct callable_name;
template <class Type>
struct callable_name<as_type<Type>> {
    static constexpr std::string_view value = type_name<Type>;
};
template <auto Function>
struct callable_name<as_value<Function>> {
    static constexpr std::string_view value = names_in<1>(printed<Function>())[0];
};

}  // namespace writ::detail
