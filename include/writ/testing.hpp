// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// Tests without a broker and without sleeping: given–when–then for one handler or one workflow,
/// and a whole system in one thread on a virtual clock.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/testing/given.hpp>
#include <writ/testing/scenario.hpp>
#include <writ/testing/world.hpp>
