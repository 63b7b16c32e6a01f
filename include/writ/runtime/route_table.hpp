// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// From a wire name to its place in a list that is known to the compiler.

#pragma once

#include <writ/detail/few_names.hpp>
#include <writ/detail/name_slots.hpp>

#include <type_traits>

namespace writ::detail {

// Each further seed costs the compiler as much as the first: few names are quickly tried.
constexpr unsigned seeds_for(std::size_t size) { return size <= 64 ? 8 : size <= 256 ? 2 : 1; }

// Names has `size` and an array `at` of size + 1, the last of which is empty. `find` gives the
// place of a name, the first where it is there twice, or size. Empty names are never found.
template <class Names>
using route_table = std::conditional_t<(Names::size <= names_by_size::most), few_names<Names>,
                                       many_names<Names, seeds_for(Names::size)>>;

}  // namespace writ::detail
