// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// The one include to declare and to prove: contracts, handlers, middleware, workflows, services
/// and systems, and the JSON codec. Who runs them includes <writ/router.hpp> or <writ/testing.hpp>
/// too.

#pragma once

#if __cplusplus < 202002L
#error "writ needs C++20: compile with -std=c++20"
#else

// First, so that a compile error needs no long way to the rule, or to a word.
#include <writ/broken_rule.hpp>
#include <writ/contract_list.hpp>
#include <writ/detail/loud.hpp>
#include <writ/handler.hpp>
#include <writ/participant.hpp>
#include <writ/service.hpp>
#include <writ/system.hpp>
#include <writ/workflow.hpp>

#include <writ/codec/json.hpp>
#include <writ/proven.hpp>
#include <writ/runtime/middleware.hpp>

#endif
