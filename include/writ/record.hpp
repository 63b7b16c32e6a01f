// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

/// What is durable, held against a record of its forms: a header that `writ_record` writes and that
/// is committed. Included by such a header, and where `writ::recorded_in` or `writ::compatible` is
/// said.

#pragma once

// First, so that a compile error needs no long way to the rule.
#include <writ/broken_rule.hpp>
#include <writ/detail/loud.hpp>

#include <writ/record/row.hpp>
#include <writ/record/verdict.hpp>
#include <writ/record/words.hpp>
