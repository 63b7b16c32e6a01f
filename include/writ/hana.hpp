// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// The bridge to Boost.Hana, both ways. Include it before the contracts are declared, and in every
/// translation unit that sees them: a type that is adapted has another wire form without it. An
/// adapted type costs the compiler some 35 ms, of which 30 are Hana's own; a plain aggregate, 1.
///
/// - A type adapted with `BOOST_HANA_ADAPT_STRUCT` or `BOOST_HANA_DEFINE_STRUCT` is a payload, a
///   field, a key or a state like any plain aggregate; the names given to Hana are its wire names.
/// - Every plain aggregate is a Hana Struct (`writ::is_hana_struct`).
/// - `writ::to_hana<contracts>()` and `writ::hana_contract_list<Tuple>` turn a contract list into a
///   tuple of types and back.
/// - A `hana::map` of type to callable is a service's handlers: `writ::calls<&map>`,
///   `writ::handles<Map>`.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

// Before all that asks whether a type is adapted.
#include <writ/hana/adapted.hpp>

#include <writ/proven.hpp>

#include <writ/hana/contracts.hpp>
#include <writ/hana/handlers.hpp>
#include <writ/writ.hpp>
