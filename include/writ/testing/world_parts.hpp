// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What a world is made of, and the verdict on what it was given.

#pragma once

#include <writ/runtime/participant_verdict.hpp>
#include <writ/runtime/run_parts.hpp>
#include <writ/testing/transaction.hpp>

namespace writ::testing::detail {

using namespace writ::detail;

template <class... Declared>
using world_parts = run_parts<Declared...>;
template <class Parts, class... Arguments>
struct world_verdict : run_parts_verdict<transaction, Parts, Arguments...> {};

}  // namespace writ::testing::detail
